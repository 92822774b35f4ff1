import { defineConfig } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const palette =
  "(?:slate|gray|zinc|neutral|stone|mauve|olive|mist|taupe|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose)-(?:50|[1-9]00|950)";
const stockColour = `(?:^|[\\s:!-])(?:bg|text|border(?:-[trblxyse])?|ring|outline|fill|stroke|from|via|to|divide|placeholder|caret|accent|decoration|shadow)-(?:${palette}|white|black)(?:\\b|$)`;
const literalColour = "#[0-9a-fA-F]{3,8}\\b(?![-\\w])|\\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color-mix)\\(";

const plainTypes = [
  { selector: "TSEnumDeclaration", message: "No enums: a union of literals, or z.enum in a contract." },
  {
    selector: ":matches(ClassDeclaration, ClassExpression):not([superClass.name=/Error$/])",
    message: "No classes but errors: a function and a type.",
  },
  { selector: "ExportAllDeclaration", message: "No barrels: import from the file that holds the thing." },
];

const tokensOnly = ["Literal", "TemplateElement"].flatMap((node) => {
  const text = node === "Literal" ? "value" : "value.raw";
  return [
    {
      selector: `${node}[${text}=/${stockColour}/]`,
      message: "Colours come from our tokens (text-ink-3, bg-sunken …).",
    },
    { selector: `${node}[${text}=/${literalColour}/]`, message: "No literal colours: use a token of tokens.css." },
  ];
});

export default defineConfig(
  {
    ignores: [
      "node_modules/",
      ".next/",
      ".wheelhouse/",
      "test-results/",
      "playwright-report/",
      "bench/results/",
      "public/",
      "next-env.d.ts",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["**/*.{js,mjs}"], rules: { "max-lines": ["error", { max: 400 }] } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: nodeTest() }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/ban-ts-comment": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-debugger": "error",
      "no-eval": "error",
      "max-lines": ["error", { max: 400 }],
      "no-restricted-syntax": ["error", ...plainTypes],
    },
  },
  {
    files: ["**/route.ts"],
    rules: { "max-lines": ["error", { max: 25 }] },
  },
  {
    files: ["lib/**/*.ts", "app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "proxy.ts", "instrumentation.ts"],
    ignores: ["**/*.test.ts", "lib/**/test-*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^\\.\\./", message: "Outside the own folder imports go through #lib/ or #components/." },
            {
              regex: "^(?:#|\\./).*(?<!\\.(?:ts|tsx|mjs|css|json))$",
              message: "Write the extension: plain node reads these files too.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "no-restricted-syntax": ["error", ...plainTypes, ...tokensOnly],
    },
  },
);

/** `test()` returns a promise nobody needs to await at the top level of a test file. */
function nodeTest() {
  return ["test", "it", "describe", "suite", "before", "after", "beforeEach", "afterEach"].map((name) => ({
    from: "package",
    name,
    package: "node:test",
  }));
}
