import { formatInteger } from "./int64.ts";

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
