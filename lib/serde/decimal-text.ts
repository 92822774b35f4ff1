/** Big-endian two's complement as a number; no bytes are 0. */
export function signedInteger(bytes: Buffer): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString("hex")}`));
}

/** `unscaled` / 10^scale as a JSON number with all its decimals: 1050 and 2 give 10.50. A negative scale appends zeros. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (unscaled === 0n && scale <= 0) return "0";
  if (scale <= 0) return `${unscaled}${"0".repeat(-scale)}`;
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
