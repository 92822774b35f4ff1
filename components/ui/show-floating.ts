import { place, type Placement } from "./place.ts";

/**
 * Shows an element with `popover="manual"` above everything else and keeps it beside its anchor while either of them
 * or the window changes; returns how to stop.
 */
export function showFloating(element: HTMLElement, anchor: Element, placement: Placement): () => void {
  const settle = () => {
    element.style.maxHeight = "";
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const spot = place(anchor.getBoundingClientRect(), size, { width, height }, placement);
    element.style.left = `${spot.left}px`;
    element.style.top = `${spot.top}px`;
    element.style.maxHeight = `${spot.maxHeight}px`;
  };
  element.showPopover();
  settle();
  const sizes = new ResizeObserver(settle);
  sizes.observe(element);
  sizes.observe(anchor);
  // Its own list may scroll without moving it.
  const onScroll = ({ target }: Event) => (target instanceof Node && element.contains(target) ? undefined : settle());
  window.addEventListener("scroll", onScroll, { capture: true, passive: true });
  window.addEventListener("resize", settle);
  return () => {
    sizes.disconnect();
    window.removeEventListener("scroll", onScroll, { capture: true });
    window.removeEventListener("resize", settle);
  };
}
