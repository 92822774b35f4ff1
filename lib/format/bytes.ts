import { formatInteger, int64Max } from "./int64.ts";

const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/** Size in bytes as IEC with three significant digits, `3.42 GiB`; below 1 KiB the exact figure, `612 B`. */
export function formatBytes(bytes: bigint | number | string): string {
  const whole = BigInt(bytes);
  const size = whole < 0n ? -whole : whole;
  const sign = whole < 0n ? "\u2212" : "";
  if (size < 1024n) return `${sign}${size} B`;
  let exponent = 1;
  let text = significant(size, exponent);
  // 1,023.9 KiB would round to 1024: the next unit says it shorter.
  while (exponent < units.length - 1 && Number(text) >= 1000) text = significant(size, ++exponent);
  return `${sign}${text} ${units[exponent]}`;
}

/** Exact size with grouping, for the hover: `3,672,197,120 bytes`. */
export function formatBytesExact(bytes: bigint | number | string): string {
  return BigInt(bytes) === 1n ? "1 byte" : `${formatInteger(bytes)} bytes`;
}

/** Network or disk rate in bytes per second: `184 MiB/s`. */
export function formatByteRate(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`;
}

/** Three significant digits of size / 1024^exponent, rounded half up in integers; four digits only from 1000 on. */
function significant(size: bigint, exponent: number): string {
  const unit = 1024n ** BigInt(exponent);
  for (const decimals of [2, 1, 0]) {
    const scale = 10n ** BigInt(decimals);
    const rounded = (size * scale * 2n + unit) / (unit * 2n);
    if (decimals > 0 && rounded >= 1000n) continue;
    return decimals === 0
      ? rounded.toString()
      : `${rounded / scale}.${(rounded % scale).toString().padStart(decimals, "0")}`;
  }
  return "";
}

export type ParsedBytes = { bytes: bigint } | { error: string };

const factors: Record<string, bigint> = { b: 1n, byte: 1n, bytes: 1n };
for (const [power, letter] of ["k", "m", "g", "t", "p"].entries()) {
  factors[`${letter}ib`] = 1024n ** BigInt(power + 1);
  factors[`${letter}b`] = 1000n ** BigInt(power + 1);
}

/**
 * A size in people's words as whole bytes: "512 MiB", "1.5 GiB", "10 MB" (decimal), "300 bytes". "unlimited" and "-1" are −1. A figure without a
 * unit is refused, zero excepted.
 */
export function parseBytes(text: string): ParsedBytes {
  const words = text.trim().toLowerCase();
  const example = 'Write for example "512 MiB", "1.5 GiB" or "unlimited".';
  if (/^(unlimited|forever|infinite|-1|\u22121)$/.test(words)) return { bytes: -1n };
  if (/^0+$/.test(words)) return { bytes: 0n };
  const part = /^(\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.(\d{1,20}))?\s*([a-z]+)$/.exec(words);
  const [, whole = "", fraction = "", unit = ""] = part ?? [];
  const factor = Object.hasOwn(factors, unit) ? factors[unit] : undefined;
  if (factor === undefined) return { error: `"${text.trim()}" is no size. ${example}` };
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole.replaceAll(",", "") + fraction) * factor;
  if (scaled % scale !== 0n) return { error: `"${text.trim()}" is no whole number of bytes. ${example}` };
  if (scaled / scale > int64Max) return { error: `"${text.trim()}" is more than Kafka can store. ${example}` };
  return { bytes: scaled / scale };
}
