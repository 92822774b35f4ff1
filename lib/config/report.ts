/** Environment variables; `process.env` is one. */
export type Env = Readonly<Record<string, string | undefined>>;

/** One fault of a configuration. `key` is what stands in that place: a yaml path, a property or a variable. Never holds a value. */
export type ConfigError = { file: string; line: number | null; key: string; reason: string };

/** A place inside the configuration, e.g. `["clusters", 0, "sasl", "password"]`. */
export type Path = readonly PropertyKey[];

export type Place = Omit<ConfigError, "reason">;

export type Locate = (path: Path) => Place;

/** Collects faults and, for the watch, every file that was read. */
export type Findings = {
  errors: ConfigError[];
  warnings: ConfigError[];
  files: Set<string>;
};

export function newFindings(): Findings {
  return { errors: [], warnings: [], files: new Set() };
}

/** What a part of the configuration is read with: where it stands, what paths are relative to, whom to tell. */
export type Reading = {
  baseDir: string;
  files: Set<string>;
  error: (path: Path, reason: string) => void;
  warn: (path: Path, reason: string) => void;
};

/** `["clusters", 0, "tls"]` as `clusters[0].tls`; `generic` writes `clusters[].tls`. */
export function keyText(path: Path, generic = false): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${generic ? "" : part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

/** A name from the file when it is surely a name: a slip such as `password:hunter2` in braces makes a key that holds a secret. */
export function safeName(name: string): string | null {
  return /^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*$/.test(name) && name.length <= 80 ? name : null;
}

/** How the reason of a reference without a value begins. */
export const unresolved = "refers to";

/**
 * By file, then line, so that a person can walk down the file; equal ones once. Where a reference has no value, nothing
 * else is said of that key.
 */
export function inOrder(errors: ConfigError[]): ConfigError[] {
  const place = ({ file, line, key }: ConfigError) => JSON.stringify([file, line, key]);
  const dangling = new Set(errors.filter(({ reason }) => reason.startsWith(unresolved)).map(place));
  const told = errors.filter((error) => error.reason.startsWith(unresolved) || !dangling.has(place(error)));
  const unique = new Map(told.map((error) => [JSON.stringify(error), error]));
  const files = [...new Set(errors.map((error) => error.file))];
  return [...unique.values()].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}
