import { resolve } from "node:path";
import { endpoints } from "#lib/contracts/all.ts";
import { checkArrows } from "./arrows.ts";
import { checkContractRoutes } from "./contract-routes.ts";
import { checkQuietImports } from "./quiet-imports.ts";
import { checkStructure } from "./structure.ts";

/** The architecture as a check: prints every fault and fails when there is one. */
const project = resolve(import.meta.dirname, "../..");
const [arrows, quiet] = await Promise.all([checkArrows(project), checkQuietImports(project)]);
const faults = [
  ...arrows.forbidden.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
  ...arrows.blind,
  ...checkContractRoutes(project, endpoints),
  ...checkStructure(project),
  ...quiet,
];
for (const fault of faults) console.error(fault);
console.log(`${arrows.modules} modules, ${endpoints.length} endpoints, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
