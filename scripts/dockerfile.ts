export type DockerLine = { name: string; rest: string };

/** Instructions of a Dockerfile, continued lines joined, comments dropped. Reads what our own file uses: no heredocs. */
export function parseDockerfile(text: string): DockerLine[] {
  const joined = text
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "");
  return joined.split("\n").flatMap((line) => {
    const [, name, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    return name === undefined || rest === undefined ? [] : [{ name, rest: rest.trim() }];
  });
}

/** Variables that the ENV lines of the last stage set, as `NAME=value` pairs without quotes. */
export function dockerVariables(lines: DockerLine[]): Record<string, string> {
  const last = lines.findLastIndex(({ name }) => name === "FROM");
  const pairs = lines
    .slice(Math.max(0, last))
    .filter(({ name }) => name === "ENV")
    .flatMap(({ rest }) => rest.split(/\s+/))
    .map((pair) => pair.split("="));
  return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, value]));
}
