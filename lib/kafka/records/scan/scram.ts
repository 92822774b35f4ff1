import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);
const maxIterations = 1_000_000;

/**
 * SCRAM (RFC 5802) as a client. `exchange` sends one message and answers the server's reply. The server's proof is
 * checked too: one that does not know the password is not talked to. Throws Error without any secret in its text.
 */
export async function scramLogin(
  mechanism: "SCRAM-SHA-256" | "SCRAM-SHA-512",
  username: string,
  password: string,
  exchange: (message: Buffer) => Promise<Buffer>,
): Promise<void> {
  const hash = mechanism === "SCRAM-SHA-256" ? "sha256" : "sha512";
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
  const nonce = randomBytes(18).toString("base64url");
  const name = username.replaceAll("=", "=3D").replaceAll(",", "=2C");
  const bare = `n=${name},r=${nonce}`;
  const first = (await exchange(Buffer.from(`n,,${bare}`))).toString();
  const asked = attributes(first);
  const iterations = Number(asked.get("i"));
  const serverNonce = asked.get("r") ?? "";
  const salt = asked.get("s");
  if (salt === undefined || !serverNonce.startsWith(nonce) || !(iterations >= 1 && iterations <= maxIterations))
    throw new Error("The broker's login challenge is not valid SCRAM");
  const length = hash === "sha256" ? 32 : 64;
  const salted = await derive(password, Buffer.from(salt, "base64"), iterations, length, hash);
  const clientKey = hmac(salted, "Client Key");
  const storedKey = createHash(hash).update(clientKey).digest();
  const withoutProof = `c=biws,r=${serverNonce}`;
  const transcript = `${bare},${first},${withoutProof}`;
  const signature = hmac(storedKey, transcript);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
  const last = await exchange(Buffer.from(`${withoutProof},p=${proof.toString("base64")}`));
  const verifier = Buffer.from(attributes(last.toString()).get("v") ?? "", "base64");
  const expected = hmac(hmac(salted, "Server Key"), transcript);
  if (verifier.length !== expected.length || !timingSafeEqual(verifier, expected))
    throw new Error("The broker did not prove that it knows the password");
}

function attributes(message: string): Map<string, string> {
  return new Map(message.split(",").map((part) => [part.slice(0, 1), part.slice(2)]));
}
