import { formatBytes, parseBytes } from "./bytes.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { int64Max } from "./int64.ts";

/** Where a value comes from, by the source as our contract names it. */
export const configSources = {
  topic: "this topic",
  broker: "the broker, set at run time",
  cluster: "all brokers, set at run time",
  static: "the broker's file",
  default: "Kafka's default",
  group: "the group",
  unknown: "unknown",
} as const;

const inMs = /(?:^|\.)ms$/;
const inBytes = /(?:^|\.)bytes$/;

/** Whether a setting is a duration in ms or a size in bytes, told by its name as Kafka names them. */
export function configUnit(name: string): "ms" | "bytes" | null {
  return inMs.test(name) ? "ms" : inBytes.test(name) ? "bytes" : null;
}

/**
 * A stored value of Kafka's configuration in people's words: `7 d`, `1.00 GiB`, `no limit`. Null where the value says it best
 * itself. −1 and the largest int64 are how Kafka writes "no limit".
 */
export function configWords(name: string, value: string): string | null {
  const figure = wholeOf(value);
  const unit = configUnit(name);
  if (figure === null) return null;
  if (figure === int64Max) return "no limit";
  if (figure === -2n && name.startsWith("local.retention.")) return `as ${name.slice("local.".length)}`;
  if (unit === null || figure < -1n) return null;
  if (figure === -1n) return unit === "ms" ? "forever" : "no limit";
  return unit === "ms" ? formatDuration(figure) : formatBytes(figure);
}

/**
 * What is stored for what a person wrote: for durations `36h` becomes `129600000`, for sizes `1 GiB` becomes `1073741824`. A bare figure
 * is taken as it is, in the unit of the setting; all else is text.
 */
export function storedValue(name: string, text: string): { value: string } | { error: string } {
  const words = text.trim();
  const unit = configUnit(name);
  if (unit === null) return { value: text };
  if (words === "") return { error: "Write a value, or reset it to the default." };
  if (wholeOf(words) !== null) return { value: words };
  const parsed = unit === "ms" ? parseDuration(words) : parseBytes(words);
  if ("error" in parsed) return parsed;
  return { value: String("ms" in parsed ? parsed.ms : parsed.bytes) };
}

function wholeOf(value: string): bigint | null {
  return /^-?\d{1,19}$/.test(value.trim()) ? BigInt(value.trim()) : null;
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " " };

/** The broker's documentation, which is written in HTML, as plain paragraphs; what was code stands between backticks. */
export function documentationText(html: string): string[] {
  return html
    .split(/<(?:\/?p|br\s*\/?|\/?ul|\/?ol|\/?li)>/i)
    .map((part) =>
      part
        .replaceAll(/<code>([^<`]*)<\/code>/gi, "`$1`")
        .replaceAll(/<\/?[a-z][^<>]*>/gi, "")
        .replaceAll(/&(lt|gt|amp|quot|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
        .replaceAll(/\s+/g, " ")
        .trim(),
    )
    .filter((part) => part !== "");
}
