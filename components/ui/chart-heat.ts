/** Step of the heat scale: 0 is a measured zero, 1 to 8 are equal shares of `max`. */
export function heatLevel(value: number, max: number): number {
  if (value <= 0 || max <= 0) return 0;
  return Math.min(8, Math.ceil((value / max) * 8));
}
