export type KeyAction =
  | { kind: "row"; by: number }
  | { kind: "edge"; to: "first" | "last" }
  | { kind: "page"; by: 1 | -1 }
  | { kind: "column"; by: 1 | -1 }
  | { kind: "open" | "select" | "range" | "copy" | "clear" | "filter" | "all" };

type Pressed = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** What a key means in a table; `null` leaves it to the page. Letters can be switched off, arrows cannot. */
export function keyAction(event: Pressed, letters: boolean): KeyAction | null {
  if (event.altKey) return null;
  const command = event.ctrlKey || event.metaKey;
  if (command) {
    if (event.key === "Home") return { kind: "edge", to: "first" };
    if (event.key === "End") return { kind: "edge", to: "last" };
    return event.key === "a" ? { kind: "all" } : null;
  }
  return named(event) ?? (letters ? letter(event) : null);
}

function named(event: Pressed): KeyAction | null {
  switch (event.key) {
    case "ArrowDown":
      return { kind: "row", by: 1 };
    case "ArrowUp":
      return { kind: "row", by: -1 };
    case "ArrowRight":
      return { kind: "column", by: 1 };
    case "ArrowLeft":
      return { kind: "column", by: -1 };
    case "PageDown":
      return { kind: "page", by: 1 };
    case "PageUp":
      return { kind: "page", by: -1 };
    case "Home":
      return { kind: "edge", to: "first" };
    case "End":
      return { kind: "edge", to: "last" };
    case "Enter":
      return { kind: "open" };
    case " ":
      return { kind: event.shiftKey ? "range" : "select" };
    case "Escape":
      return { kind: "clear" };
    default:
      return null;
  }
}

function letter(event: Pressed): KeyAction | null {
  switch (event.key) {
    case "j":
      return { kind: "row", by: 1 };
    case "k":
      return { kind: "row", by: -1 };
    case "o":
      return { kind: "open" };
    case "x":
      return { kind: "select" };
    case "X":
      return { kind: "range" };
    case "c":
      return { kind: "copy" };
    case "/":
      return { kind: "filter" };
    default:
      return null;
  }
}

/** True where a person types: single keys belong to the field then. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"))
  );
}
