/**
 * Puts text on the clipboard; false when the browser refuses. Pages served over plain HTTP from another host have no
 * `navigator.clipboard`, so the old command stands in there.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.className = "fixed top-0 opacity-0";
    // Inside an open dialog, so that its focus trap does not take the focus away.
    const host = document.activeElement?.closest("[role=dialog]") ?? document.body;
    host.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
