import { generateKeyPairSync } from "node:crypto";
import forge from "node-forge";

export type TestCertificate = { cert: string; key: string };

/** A self-signed certificate and its PKCS#8 key, for tests of the configuration. */
export function testCertificate(name: string): TestCertificate {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const signer = forge.pki.privateKeyFromPem(privateKey.export({ type: "pkcs1", format: "pem" }).toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(signer.n, signer.e);
  certificate.serialNumber = "01";
  certificate.validity.notBefore = new Date("2020-01-01");
  certificate.validity.notAfter = new Date("2120-01-01");
  certificate.setSubject([{ name: "commonName", value: name }]);
  certificate.setIssuer([{ name: "commonName", value: name }]);
  certificate.sign(signer, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key };
}

/** A PKCS#12 file; without a key it is a trust store. */
export function testStore({ cert, key }: { cert: string; key: string | null }, password: string): Buffer {
  const privateKey = key === null ? null : forge.pki.privateKeyFromPem(key);
  const asn1 = forge.pkcs12.toPkcs12Asn1(privateKey, [forge.pki.certificateFromPem(cert)], password, {
    algorithm: "aes256",
  });
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), "latin1");
}
