/**
 * Who may import whom: one entry an arrow, as the architecture's table has it. Everything of ours that a line does not allow is forbidden.
 * `own` is the importing file's own area; `$1` is the folder captured in `from`.
 */
const ours = "^(?:app|components|lib|scripts|bench|e2e)/|^[^/]+\\.(?:ts|tsx|mjs|js)$";
/** Tests and what only they use: `*.test.ts` and `test-*.ts`. Test clients are a feature of the console. */
const tests = "(?:\\.test\\.tsx?|/test-(?!clients|producer|members)[^/]+\\.ts)$";
const adapters = "kafka|schema-registry|connect|metrics";
const lib = (names) => `^lib/(?:${names})(?:/|\\.ts$)`;

const arrows = [
  {
    name: "page-imports-components-contracts-format",
    from: { path: "^app/", pathNot: "^app/api/|/route\\.ts$" },
    allowed: ["^app/(?!api/)(?!.*route\\.ts$)", "^components/", lib("contracts|format")],
  },
  {
    name: "route-joins-contract-and-verb",
    from: { path: "^app/api/|^app/.*route\\.ts$" },
    allowed: [lib(`contracts|http|${adapters}|serde|store|jobs|config`)],
  },
  {
    name: "proxy-and-instrumentation",
    from: { path: "^(?:proxy|instrumentation)\\.ts$" },
    allowed: [lib("auth|config|store|jobs|http")],
  },
  {
    name: "feature-imports-itself-ui-shared",
    from: { path: "^components/((?!(?:ui|shared|shell)/)[^/]+)/" },
    allowed: ["^components/$1/", "^components/(?:ui|shared)/", lib("contracts|client|format")],
  },
  {
    name: "shared-imports-ui-contracts-format",
    from: { path: "^components/shared/" },
    allowed: ["^components/(?:shared|ui)/", lib("contracts|format")],
  },
  { name: "ui-imports-format", from: { path: "^components/ui/" }, allowed: ["^components/ui/", lib("format")] },
  {
    name: "shell-imports-ui-shared",
    from: { path: "^components/shell/" },
    allowed: ["^components/(?:shell|ui|shared)/", lib("contracts|client|format")],
  },
  { name: "contracts-import-contracts", from: { path: "^lib/contracts/" }, allowed: [lib("contracts")] },
  { name: "format-imports-format", from: { path: "^lib/format/" }, allowed: [lib("format")] },
  {
    name: "client-imports-contracts-format",
    from: { path: "^lib/client/" },
    allowed: [lib("client|contracts|format")],
  },
  {
    name: "http-imports-contracts-auth-errors-config-store",
    from: { path: "^lib/http/" },
    allowed: [lib("http|contracts|auth|errors|config|store|format")],
  },
  {
    name: "auth-imports-contracts-config-store-errors",
    from: { path: "^lib/auth/" },
    allowed: [lib("auth|contracts|config|store|errors")],
  },
  {
    name: "jobs-import-adapters-and-below",
    from: { path: "^lib/jobs/" },
    allowed: [lib(`jobs|${adapters}|serde|store|config|contracts|errors|format`)],
  },
  {
    name: "config-imports-contracts-errors-format",
    from: { path: "^lib/config/" },
    allowed: [lib("config|contracts|errors|format")],
  },
  {
    // The store opens its file in the folder that the configuration names.
    name: "store-imports-config-and-below",
    from: { path: "^lib/store/" },
    allowed: [lib("store|config|contracts|errors|format")],
  },
  {
    name: "adapter-imports-itself-and-below",
    from: { path: `^lib/(${adapters})/` },
    allowed: ["^lib/$1/", lib("contracts|errors|config|serde|format")],
  },
  {
    name: "serde-imports-errors-format",
    from: { path: "^lib/serde/" },
    allowed: [lib("serde|contracts|errors|format")],
  },
  { name: "errors-import-nothing", from: { path: "^lib/errors\\.ts$" }, allowed: [] },
  {
    name: "worker-imports-itself-and-below",
    from: { path: "^(lib/.+)/[^/]+-worker\\.ts$" },
    allowed: ["^$1/", "^lib/kafka/protocol/", lib("serde|format|errors")],
  },
].flatMap(({ name, from, allowed }) => [
  {
    name,
    severity: "error",
    from: { ...from, pathNot: [from.pathNot, tests].filter(Boolean) },
    to: { path: ours, pathNot: allowed },
  },
  // A test may start the servers of scripts/ and expect our errors; else it obeys the arrows of the file beside it.
  {
    name,
    severity: "error",
    from: { ...from, path: `^(?=.*${tests})(?:${from.path})` },
    to: { path: ours, pathNot: [...allowed, "^scripts/", lib("errors")] },
  },
]);

const packages = (names) => `(?:^|/)node_modules/(?:${names})/`;

export default {
  forbidden: [
    ...arrows,
    {
      name: "nothing-imports-scripts-bench-e2e",
      severity: "error",
      from: { path: ours, pathNot: ["^(?:scripts|bench|e2e)/", "^[^/]+\\.config\\.(?:ts|js|mjs)$", tests] },
      to: { path: "^(?:scripts|bench|e2e)/" },
    },
    {
      name: "only-tests-import-tests",
      severity: "error",
      from: { path: "^(?:app|components|lib)/|^(?:proxy|instrumentation)\\.ts$", pathNot: tests },
      to: { path: `^(?:app|components|lib)/.*${tests}` },
    },
    {
      name: "adapter-takes-contract-types-only",
      severity: "error",
      from: { path: `^lib/(?:${adapters}|serde)/`, pathNot: tests },
      to: { path: lib("contracts"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "next-stays-out-of-lib",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/(?:http|auth)/", tests] },
      to: { path: packages("next") },
    },
    {
      name: "kafka-clients-in-lib-kafka-only",
      severity: "error",
      from: { path: ours, pathNot: ["^lib/kafka/", "^(?:scripts|bench|e2e)/", tests] },
      to: { path: packages("@platformatic/kafka|kafkajs") },
    },
    {
      name: "recharts-in-charts-only",
      severity: "error",
      from: { path: ours, pathNot: "^components/ui/chart[^/]*\\.tsx$" },
      to: { path: packages("recharts") },
    },
    {
      name: "codemirror-in-the-editor-only",
      severity: "error",
      from: { path: ours, pathNot: "^components/ui/code-editor-[^/]+\\.tsx?$" },
      to: { path: packages("@codemirror/[^/]+|@lezer/[^/]+") },
    },
    {
      name: "contracts-import-zod",
      severity: "error",
      from: { path: "^lib/contracts/", pathNot: tests },
      to: { path: "(?:^|/)node_modules/|^node:", pathNot: packages("zod") },
    },
    {
      name: "browser-code-imports-no-node",
      severity: "error",
      from: { path: "^components/|^lib/(?:client|format|contracts)/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "packages-are-declared",
      severity: "error",
      from: { path: ours },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next/|^next-env\\.d\\.ts$" },
    // Type-only imports are arrows too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".d.ts", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
