import type { FieldStep } from "./field-path.ts";
import { scanJson, type JsonToken } from "./json-scan.ts";

/** Where a value stands in a JSON text, `end` exclusive. */
export type JsonSpan = { start: number; end: number };

/**
 * Finds the value at a path without making anything of it: numbers keep their text. Of a repeated name the last counts. A text
 * that was cut is walked as far as it goes: `cut` means that the rest may hold the field, `missing` that it is not there or the
 * text is no JSON.
 */
export function findJson(text: string, steps: readonly FieldStep[], truncated: boolean): JsonSpan | "missing" | "cut" {
  let found = none();
  const fault = walkJson(text, (place, start, end) => {
    if (place.length > steps.length || !place.every((step, at) => sameStep(step, steps[at]))) return;
    if (place.length === steps.length) found = { start, end };
    // A later value of the same name takes the place of what was found below the earlier one.
    else if (found !== null && found.start < start) found = null;
  });
  if (truncated) return found ?? "cut";
  return fault === -1 ? (found ?? "missing") : "missing";
}

/**
 * Visits every whole value of a JSON text with its place: containers after what is in them. The place is reused between visits.
 * Answers as `scanJson` does; a text that was cut is visited as far as it goes.
 */
export function walkJson(
  text: string,
  visit: (place: readonly FieldStep[], start: number, end: number) => void,
): number {
  const place: FieldStep[] = [];
  const open: { start: number; array: boolean }[] = [];
  return scanJson(text, (token: JsonToken, start: number, end: number) => {
    const container = open.at(-1);
    switch (token) {
      case "key":
        place[place.length - 1] = { name: keyOf(text.slice(start, end)) };
        return;
      case "open":
        open.push({ start, array: text[start] === "[" });
        place.push({ index: 0 });
        return;
      case "close":
        open.pop();
        place.pop();
        visit(place, container?.start ?? start, end);
        return;
      case "comma": {
        const last = place.at(-1);
        if (container?.array === true && last !== undefined && "index" in last)
          place[place.length - 1] = { index: last.index + 1 };
        return;
      }
      case "colon":
        return;
      default:
        // Of a text that was cut the last number or word may not be whole.
        if (container === undefined || end < text.length) visit(place, start, end);
    }
  });
}

function sameStep(step: FieldStep, wanted: FieldStep | undefined): boolean {
  if (wanted === undefined) return false;
  return "index" in step
    ? "index" in wanted && step.index === wanted.index
    : "name" in wanted && step.name === wanted.name;
}

function keyOf(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  const key: unknown = JSON.parse(quoted);
  return typeof key === "string" ? key : "";
}

/** Keeps the type wide: assignments in a callback are not followed. */
function none(): JsonSpan | null {
  return null;
}
