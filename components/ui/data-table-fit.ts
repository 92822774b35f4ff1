const sideRoom = 21;
const widest = 640;

/** Pixels the drawn cells of a column would need to show everything, between 48 and 640. */
export function fitWidth(scroller: HTMLElement | null, columnId: string): number {
  if (!scroller) return 48;
  const selector = CSS.escape(columnId);
  const cells = scroller.querySelectorAll(`td[data-column="${selector}"], [data-head="${selector}"]`);
  let width = 0;
  const range = document.createRange();
  for (const cell of cells) {
    range.selectNodeContents(cell);
    width = Math.max(width, range.getBoundingClientRect().width);
  }
  range.detach();
  return Math.min(Math.max(Math.ceil(width) + sideRoom, 48), widest);
}
