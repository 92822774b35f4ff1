import { dirname, resolve } from "node:path";
import { readOwnersFile } from "./files.ts";
import { interpolate } from "./interpolate.ts";
import { translateProperties } from "./java-properties.ts";
import { isPem } from "./pem.ts";
import { parseProperties, type Property } from "./properties-file.ts";
import { keyText, safeName, type Findings, type Path, type Place, type Reading, type Env } from "./report.ts";
import { put, type Tree } from "./tree.ts";

/** What a Java `client.properties` says about a cluster; `locate` answers null where the file says nothing. */
export type Overlay = { raw: Tree; locate: (path: Path) => Place | null };

/**
 * Reads the properties file of a cluster. Faults of its lines go to `findings`; a file that cannot be read is reported
 * at the `properties` key of the cluster. Paths in it are relative to it.
 */
export function readOverlay(
  path: string,
  env: Env,
  reading: Reading,
  at: Path,
  findings: Findings,
  nameDecided: boolean,
): Overlay | null {
  const read = readOwnersFile(path, reading.baseDir, findings.files);
  if ("reason" in read) {
    reading.error([...at, "properties"], `names a file that cannot be used: ${read.reason}`);
    return null;
  }
  const folder = dirname(resolve(reading.baseDir, path));
  const place = ({ key, line }: { key: string; line: number }): Place => ({
    file: path,
    line,
    key: safeName(key) ?? "",
  });
  const { properties, faults } = parseProperties(read.bytes.toString("utf8"));
  for (const { line, reason } of faults) findings.errors.push({ file: path, line, key: "", reason });
  const resolved = properties.map((property) => resolveProperty(property, env, folder, place, findings));
  const translation = translateProperties(resolved, nameDecided);
  for (const { from, reason } of translation.faults) findings.errors.push({ ...place(from), reason });
  const ignored = translation.ignored.map((property) => safeName(property.key) ?? "(a line that is no property)");
  const first = translation.ignored[0];
  if (first !== undefined) {
    findings.warnings.push({
      file: path,
      line: first.line,
      key: "",
      reason: `ignored, since they have no meaning for a console: ${ignored.join(", ")}`,
    });
  }
  const raw: Tree = {};
  for (const [key, { value, from }] of translation.values) {
    const isPath = from.key.endsWith(".location") && typeof value === "string" && !isPem(value);
    put(raw, key, isPath ? resolve(folder, value) : value);
  }
  return {
    raw,
    locate: (relative) => {
      for (let length = relative.length; length > 0; length--) {
        const found = translation.values.get(keyText(relative.slice(0, length)));
        if (found === undefined) continue;
        const whole = length === relative.length || typeof found.value === "object";
        return whole ? place(found.from) : { ...place(found.from), key: keyText([...at, ...relative]) };
      }
      return null;
    },
  };
}

function resolveProperty(
  property: Property,
  env: Env,
  baseDir: string,
  place: (property: Property) => Place,
  findings: Findings,
): Property {
  const value = interpolate(property.value, env, {
    baseDir,
    files: findings.files,
    error: (_, reason) => findings.errors.push({ ...place(property), reason }),
    warn: (_, reason) => findings.warnings.push({ ...place(property), reason }),
  });
  return { ...property, value: typeof value === "string" ? value : property.value };
}
