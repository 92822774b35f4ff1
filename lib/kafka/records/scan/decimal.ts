/** A decimal number without loss: `sign` times 0.`digits` times ten to `exponent`. Zero has no digits. */
export type Decimal = { sign: number; digits: string; exponent: number };

const pattern = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** A number as JSON writes it (RFC 8259), or null. Exponents beyond what a double counts exactly are none. */
export function parseDecimal(text: string): Decimal | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, minus = "", whole = "", fraction = "", power = "0"] = match;
  const shift = Number(power);
  if (!Number.isSafeInteger(shift)) return null;
  const all = (whole + fraction).replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  if (digits === "") return { sign: 0, digits, exponent: 0 };
  const leading = whole.length + fraction.length - all.length;
  return { sign: minus === "" ? 1 : -1, digits, exponent: whole.length - leading + shift };
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`; exact for any length. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.exponent !== b.exponent) return a.exponent < b.exponent ? -a.sign : a.sign;
  if (a.digits === b.digits) return 0;
  // Without trailing zeros, fractions of equal scale are in the order of their digits.
  return a.digits < b.digits ? -a.sign : a.sign;
}

/**
 * The number at [start, end) as a double when it is exact enough to be compared with another such number: up to 15
 * digits without exponent. NaN otherwise.
 */
export function shortNumber(text: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = text[at] === 0x2d;
  if (negative) at += 1;
  if (end - at > 16 || at >= end) return Number.NaN;
  // A leading zero is only JSON in front of a point.
  if (text[at] === 0x30 && at + 1 < end && text[at + 1] !== 0x2e) return Number.NaN;
  let value = 0;
  let scale = 0;
  let digits = 0;
  for (; at < end; at += 1) {
    const byte = text[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      digits += 1;
      scale *= 10;
    } else if (byte === 0x2e && scale === 0 && digits > 0) scale = 1;
    else return Number.NaN;
  }
  if (digits > 15 || digits === 0 || scale === 1) return Number.NaN;
  const result = scale === 0 ? value : value / scale;
  return negative ? -result : result;
}
