import { parseJson } from "#lib/format/json.ts";

/** Null when the text is one JSON value, else what is wrong and where. Numbers are not touched. */
export function checkJson(text: string): string | null {
  if (text.trim() === "") return "Empty is not JSON. Write a JSON value, or choose Text for an empty value.";
  try {
    parseJson(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "Not valid JSON.";
  }
}
