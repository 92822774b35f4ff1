import { createPrivateKey, X509Certificate } from "node:crypto";

export type PemKind = "CERTIFICATE" | "PRIVATE KEY";

const labels: Record<PemKind, string> = {
  CERTIFICATE: "(?:X509 )?CERTIFICATE",
  "PRIVATE KEY": "(?:[A-Z]+ )?PRIVATE KEY",
};

/** Whether a value is PEM text itself rather than the path of a file. */
export function isPem(value: string): boolean {
  return value.includes("-----BEGIN ");
}

/**
 * The blocks of one kind in a PEM text, which may hold others too. Variables carry `\n` for line ends and Java properties
 * join their lines (KIP-651), so the lines are made anew.
 */
export function pemBlocks(text: string, kind: PemKind): string[] {
  const pattern = new RegExp(`-----BEGIN (${labels[kind]})-----([^]*?)-----END \\1-----`, "g");
  return [...text.replaceAll("\\n", "\n").matchAll(pattern)].map(([block, label = "", body = ""]) => {
    const base64 = body.replace(/\s+/g, "");
    // An old encrypted key carries headers; it cannot be wrapped anew.
    if (!/^[A-Za-z0-9+/=]+$/.test(base64)) return block;
    return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`].join("\n");
  });
}

/** Why a block is no certificate, or null. */
export function certificateFault(pem: string): string | null {
  try {
    new X509Certificate(pem);
    return null;
  } catch {
    return "holds a certificate that cannot be read; it may be cut off";
  }
}

/** Why a private key cannot be used, or null. */
export function keyFault(pem: string, passphrase: string | null): string | null {
  const encrypted = /ENCRYPTED/.test(pem);
  if (encrypted && passphrase === null) return "is an encrypted key; give its passphrase";
  try {
    createPrivateKey({ key: pem, format: "pem", ...(passphrase === null ? {} : { passphrase }) });
    return null;
  } catch {
    return encrypted
      ? "cannot be opened: the passphrase is wrong, or the key is damaged"
      : "holds a key that cannot be read; it may be cut off";
  }
}

/** Whether a certificate belongs to a key. */
export function belongTogether(certificate: string, key: string, passphrase: string | null): boolean {
  const privateKey = createPrivateKey({ key, format: "pem", ...(passphrase === null ? {} : { passphrase }) });
  return new X509Certificate(certificate).checkPrivateKey(privateKey);
}
