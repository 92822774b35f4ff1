/** Two's-complement limits of Kafka's int64. */
export const int64Min = -(2n ** 63n);
export const int64Max = 2n ** 63n - 1n;

const minus = "\u2212";

/** Whole number with groups of three and U+2212 as minus: `1,043,117,904`. Takes wire strings, bigint, or safe integers. */
export function formatInteger(value: bigint | number | string): string {
  const whole = BigInt(value);
  const digits = (whole < 0n ? -whole : whole).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return whole < 0n ? minus + digits : digits;
}

/** Events per second without the unit: one decimal below 10, whole above; `0` only for none at all. */
export function formatRate(perSecond: number): string {
  if (perSecond > 0 && perSecond < 0.1) return "< 0.1";
  return perSecond < 10 && perSecond !== 0 ? perSecond.toFixed(1) : formatInteger(Math.round(perSecond));
}

/**
 * What a person typed as a whole number: grouping commas, spaces and either minus are accepted.
 * Null when it is no whole number or lies outside int64.
 */
export function parseInteger(text: string): bigint | null {
  const plain = text.trim().replace(minus, "-");
  if (!/^-?(\d+|\d{1,3}([, \u00a0\u202f]\d{3})+)$/.test(plain)) return null;
  const value = BigInt(plain.replace(/[, \u00a0\u202f]/g, ""));
  return value < int64Min || value > int64Max ? null : value;
}
