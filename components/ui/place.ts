export type Side = "top" | "right" | "bottom" | "left";
export type Align = "start" | "center" | "end";

export type Placement = { side: Side; align: Align; /** Pixels between the two. */ gap: number };

type Box = { left: number; top: number; width: number; height: number };

/** Pixels that stay free at the edges of the window. */
const margin = 8;
const opposite: Record<Side, Side> = { top: "bottom", bottom: "top", left: "right", right: "left" };

/**
 * Where something of `size` stands beside `anchor` in a window of `space`, all in pixels: on the wished side, on the
 * opposite one where only that has the room, moved along so that it stays inside; no higher than `maxHeight`.
 */
export function place(anchor: Box, size: { width: number; height: number }, space: typeof size, wish: Placement) {
  const { align, gap } = wish;
  const room: Record<Side, number> = {
    top: anchor.top - gap - margin,
    bottom: space.height - (anchor.top + anchor.height) - gap - margin,
    left: anchor.left - gap - margin,
    right: space.width - (anchor.left + anchor.width) - gap - margin,
  };
  const stacked = wish.side === "top" || wish.side === "bottom";
  const needed = stacked ? size.height : size.width;
  const other = opposite[wish.side];
  const side = room[wish.side] < needed && room[other] > room[wish.side] ? other : wish.side;
  const maxHeight = Math.max(stacked ? room[side] : space.height - 2 * margin, 0);
  const height = Math.min(size.height, maxHeight);
  const left = stacked
    ? along(anchor.left, anchor.width, size.width, align)
    : beside(side === "left", anchor.left, anchor.width, size.width, gap);
  const top = stacked
    ? beside(side === "top", anchor.top, anchor.height, height, gap)
    : along(anchor.top, anchor.height, height, align);
  return { left: inside(left, size.width, space.width), top: inside(top, height, space.height), maxHeight };
}

function along(from: number, length: number, own: number, align: Align): number {
  return align === "start" ? from : align === "end" ? from + length - own : from + (length - own) / 2;
}

function beside(before: boolean, from: number, length: number, own: number, gap: number): number {
  return before ? from - gap - own : from + length + gap;
}

function inside(from: number, own: number, space: number): number {
  return Math.max(margin, Math.min(from, space - margin - own));
}
