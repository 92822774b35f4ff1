import { X509Certificate } from "node:crypto";
import { createRequire } from "node:module";
import type Forge from "node-forge";

export type KeyStoreFault = { key: "ca" | "caPassphrase"; reason: string };

export function isKeyStoreFault(value: readonly string[] | KeyStoreFault): value is KeyStoreFault {
  return "reason" in value;
}

/**
 * The certificates of a PKCS#12 trust store (RFC 7292) as PEM; Node itself opens only stores that hold a private key.
 */
export function openTrustStore(bytes: Buffer, passphrase: string | null): string[] | KeyStoreFault {
  // Loaded only here: it costs 9 MB, and few have such a store.
  const forge: typeof Forge = createRequire(import.meta.url)("node-forge");
  let asn1: Forge.asn1.Asn1;
  try {
    asn1 = forge.asn1.fromDer(bytes.toString("latin1"));
  } catch {
    return { key: "ca", reason: "is neither PEM nor a PKCS#12 trust store" };
  }
  try {
    const store = forge.pkcs12.pkcs12FromAsn1(asn1, false, passphrase ?? "");
    return store.safeContents.flatMap(({ safeBags }) =>
      safeBags.flatMap((bag) => {
        if (bag.type !== forge.pki.oids.certBag) return [];
        // Forge takes RSA certificates apart and leaves the others as ASN.1.
        const certificate =
          bag.cert === undefined || bag.cert === null ? bag.asn1 : forge.pki.certificateToAsn1(bag.cert);
        return [new X509Certificate(Buffer.from(forge.asn1.toDer(certificate).getBytes(), "latin1")).toString().trim()];
      }),
    );
  } catch (error) {
    const wrong = error instanceof Error && /password|MAC/i.test(error.message);
    if (!wrong)
      return { key: "ca", reason: "is a PKCS#12 trust store that cannot be read. Give the certificates as PEM" };
    if (passphrase === null) return { key: "caPassphrase", reason: "is missing; the PKCS#12 trust store is protected" };
    return { key: "caPassphrase", reason: "does not open the PKCS#12 trust store" };
  }
}
