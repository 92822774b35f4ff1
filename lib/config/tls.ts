import { createSecureContext } from "node:tls";
import { errorCode, readOwnersFile } from "./files.ts";
import { belongTogether, certificateFault, isPem, keyFault, pemBlocks, type PemKind } from "./pem.ts";
import { isKeyStoreFault, openTrustStore } from "./trust-store.ts";
import type { Path, Reading } from "./report.ts";
import type { TlsInput } from "./schema.ts";
import type { TlsConfig } from "./types.ts";

const jksHelp =
  "is a Java key store (JKS), which cannot be read here. Convert it with: keytool -importkeystore -srckeystore store.jks -destkeystore store.p12 -deststoretype PKCS12";

/**
 * TLS settings with their files read and checked, certificates and key against each other too.
 * Returns null when there was a fault, which is then reported at its key below `at`.
 */
export function buildTls(input: TlsInput, at: Path, reading: Reading): TlsConfig | null {
  let sound = true;
  const fault = (key: string, reason: string) => {
    sound = false;
    reading.error([...at, key], reason);
  };
  const source: Source = { reading, fault };
  const passphrase = input.passphrase ?? null;
  const store = input.pkcs12 === undefined ? null : readStore(input.pkcs12, source);
  const ca = input.ca === undefined ? null : readCa(input.ca, input.caPassphrase ?? null, source);
  const pemInStore = store !== null && isPem(store.toString("latin1")) ? store.toString("utf8") : null;
  const cert = pemOf("cert", input.cert ?? pemInStore, "CERTIFICATE", source);
  const key = pemOf("key", input.key ?? pemInStore, "PRIVATE KEY", source);
  const pfx = pemInStore === null ? store : null;
  if (input.pkcs12 !== undefined && (input.cert !== undefined || input.key !== undefined)) {
    fault("pkcs12", "stands beside cert or key; a PKCS#12 file holds both, keep one of the two ways");
  } else if (input.cert !== undefined && input.key === undefined) {
    fault("key", "is missing; a client certificate needs its private key");
  } else if (input.key !== undefined && input.cert === undefined) {
    fault("cert", "is missing; a private key needs its client certificate");
  }
  if (input.caPassphrase !== undefined && input.ca === undefined) fault("caPassphrase", "stands without ca");
  if (passphrase !== null && input.key === undefined && input.pkcs12 === undefined) {
    fault("passphrase", "stands without key or pkcs12");
  }
  if (cert !== null) for (const block of cert) checkBlock("cert", certificateFault(block), fault);
  if (key !== null) checkBlock("key", keyFault(key[0] ?? "", passphrase), fault);
  if (sound && cert !== null && key !== null && !belongTogether(cert[0] ?? "", key[0] ?? "", passphrase)) {
    fault("key", "does not belong to the first certificate of cert");
  }
  if (sound && pfx !== null) {
    const reason = storeFault(pfx, passphrase);
    if (reason !== null) fault(reason.key, reason.text);
  }
  if (!sound) return null;
  return {
    ca,
    cert: cert === null ? null : cert.join("\n"),
    key: key?.[0] ?? null,
    pfx,
    passphrase,
    servername: input.servername ?? null,
    verify: input.verify ?? true,
  };
}

type Source = { reading: Reading; fault: (key: string, reason: string) => void };

function checkBlock(key: string, reason: string | null, fault: Source["fault"]): void {
  if (reason !== null) fault(key, reason);
}

/** A value that is PEM text, else the file it names. The value is not repeated in a fault: it may be a key. */
function readValue(key: string, value: string, { reading, fault }: Source): Buffer | null {
  if (isPem(value)) return Buffer.from(value);
  const read = readOwnersFile(value, reading.baseDir, reading.files);
  if ("bytes" in read) return read.bytes;
  fault(
    key,
    `names a file that cannot be used: ${read.reason}. Give a path relative to this file, or the PEM text itself`,
  );
  return null;
}

function pemOf(key: string, value: string | null, kind: PemKind, source: Source): string[] | null {
  if (value === null) return null;
  const bytes = readValue(key, value, source);
  if (bytes === null) return null;
  const blocks = pemBlocks(bytes.toString("utf8"), kind);
  if (blocks.length > 0) return blocks;
  source.fault(key, isJks(bytes) ? jksHelp : `holds no PEM block "BEGIN ${kind}"`);
  return null;
}

function readCa(value: string, passphrase: string | null, source: Source): string | null {
  const bytes = readValue("ca", value, source);
  if (bytes === null) return null;
  if (isJks(bytes)) {
    source.fault("ca", jksHelp);
    return null;
  }
  const text = bytes.toString("utf8");
  // DER begins with a SEQUENCE: a PKCS#12 trust store, as Java users have.
  const blocks = bytes[0] === 0x30 ? openTrustStore(bytes, passphrase) : pemBlocks(text, "CERTIFICATE");
  if (isKeyStoreFault(blocks)) {
    source.fault(blocks.key, blocks.reason);
    return null;
  }
  if (blocks.length === 0) source.fault("ca", 'holds no PEM block "BEGIN CERTIFICATE"');
  for (const block of blocks) checkBlock("ca", certificateFault(block), source.fault);
  return blocks.join("\n");
}

/** A PKCS#12 file by path, or its bytes as `base64:…`. */
function readStore(value: string, source: Source): Buffer | null {
  if (isPem(value)) return Buffer.from(value);
  if (value.startsWith("base64:")) return Buffer.from(value.slice("base64:".length), "base64");
  const bytes = readValue("pkcs12", value, source);
  if (bytes === null || !isJks(bytes)) return bytes;
  source.fault("pkcs12", jksHelp);
  return null;
}

function isJks(bytes: Buffer): boolean {
  return ["feedfeed", "cececece"].includes(bytes.toString("hex", 0, 4));
}

function storeFault(pfx: Buffer, passphrase: string | null): { key: string; text: string } | null {
  try {
    createSecureContext({ pfx, ...(passphrase === null ? {} : { passphrase }) });
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (/mac verify failure/i.test(message)) {
      return {
        key: "passphrase",
        text: passphrase === null ? "is missing; the PKCS#12 file is protected" : "does not open the PKCS#12 file",
      };
    }
    if (/unsupported/i.test(message) || errorCode(error) === "ERR_CRYPTO_UNSUPPORTED_OPERATION") {
      return {
        key: "pkcs12",
        text: "is encrypted in an outdated way (RC2). Write it anew with: openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12",
      };
    }
    return { key: "pkcs12", text: "is no PKCS#12 file with a certificate and its key" };
  }
}
