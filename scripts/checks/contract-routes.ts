import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Contract = { id: string; method: string; path: string; stream: boolean; file?: boolean };

/** Served without a contract: the description of the contracts themselves. */
const withoutContract = new Set(["app/api/openapi.json/route.ts"]);

/** What is amiss between the contracts and the route folders under `base`, in words; empty when each has the other. */
export function checkContractRoutes(base: string, contracts: Contract[]): string[] {
  const expected = new Map<string, Contract[]>();
  for (const contract of contracts) {
    const file = `app${contract.path}/route.ts`;
    expected.set(file, [...(expected.get(file) ?? []), contract]);
  }
  const missing = [...expected].flatMap(([file, group]) =>
    existsSync(join(base, file))
      ? checkRoute(file, readFileSync(join(base, file), "utf8"), group)
      : group.map(({ id }) => `${id} has no route: ${file} is missing`),
  );
  const stray = globSync("app/api/**/route.ts", { cwd: base })
    .filter((file) => !expected.has(file) && !withoutContract.has(file))
    .map((file) => `${file} serves no contract of lib/contracts/all.ts`);
  return [...missing, ...stray, ...repeated(contracts), ...hidden(contracts)];
}

function checkRoute(file: string, text: string, contracts: Contract[]): string[] {
  const exported = [
    ...text.matchAll(/^export (?:const|async function|function) (GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\b/gm),
  ];
  const methods = new Set(contracts.map(({ method }) => method));
  const extra = exported
    .map(([, method = ""]) => method)
    .filter((method) => !methods.has(method))
    .map((method) => `${file} exports ${method}, which no contract names`);
  const unserved = contracts
    .filter(({ id, method, ...kind }) => {
      const wrapper = wrapperOf(kind);
      const name = id.replaceAll(".", "\\.");
      return !new RegExp(`^export const ${method} = ${wrapper}\\(\\s*${name}\\b`, "m").test(text);
    })
    .map(({ id, method, ...kind }) => `${file} must export ${method} = ${wrapperOf(kind)}(${id}, …)`);
  return [...extra, ...unserved];
}

function wrapperOf({ stream, file }: Pick<Contract, "stream" | "file">): string {
  return file === true ? "download" : stream ? "eventStream" : "route";
}

/** A fixed word where another address takes a name: the thing of that name could not be reached. */
function hidden(contracts: Contract[]): string[] {
  const paths = [...new Set(contracts.map(({ path }) => path))].map((path) => path.split("/"));
  const name = (segment = "") => segment.startsWith("[");
  return paths.flatMap((path) =>
    paths
      .filter(
        (other) =>
          other.length === path.length &&
          path.every((word, at) => word === other[at] || name(other[at])) &&
          path.some((word, at) => !name(word) && name(other[at])),
      )
      .map((other) => `${path.join("/")} hides a name of ${other.join("/")}`),
  );
}

function repeated(contracts: Contract[]): string[] {
  const keys = contracts.flatMap(({ id, method, path }) => [id, `${method} ${path}`]);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map(
    (key) => `${key} is declared twice`,
  );
}
