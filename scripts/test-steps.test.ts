import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { seededTree } from "./checks/seeded-tree.ts";

const steps = join(import.meta.dirname, "test-steps.ts");

/** Runs a script that uses the step runner, in a process of its own; `onLine` sees each line of output. */
async function run(base: string, script: string, onLine: (line: string, stop: () => void) => void = () => undefined) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: base });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    for (const line of text.split("\n")) onLine(line, () => child.kill("SIGTERM"));
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, output };
}

test("a step that fails prints its output and turns the run red, one that passes stays quiet", async (t) => {
  const { base, write } = seededTree(t);
  write({ "good.mjs": 'console.log("quiet");', "bad.mjs": 'console.log("the reason"); process.exitCode = 3;' });
  const { output } = await run(
    base,
    `import { runSteps } from ${JSON.stringify(steps)};
     const results = await runSteps([{ name: "good", args: ["${base}/good.mjs"] }, { name: "bad", args: ["${base}/bad.mjs"] }]);
     console.log(results.filter(({ ok }) => !ok).map(({ name }) => "red: " + name).join());`,
  );
  assert.match(output, /✔ good/);
  assert.match(output, /the reason\n✖ bad/);
  assert.match(output, /red: bad$/m);
  assert.doesNotMatch(output, /quiet/);
});

test("SIGTERM ends the running step with its grandchildren", { timeout: 30_000 }, async (t) => {
  const { base, write } = seededTree(t);
  write({
    "parent.mjs": `import { spawn } from "node:child_process";
      const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
      console.log("grandchild " + child.pid);
      setInterval(() => {}, 1000);`,
  });
  let grandchild = 0;
  const { output } = await run(
    base,
    `import { runStep, stopSteps } from ${JSON.stringify(steps)};
     process.once("SIGTERM", stopSteps);
     const { ok } = await runStep({ name: "long", args: ["${base}/parent.mjs"], live: true });
     console.log("ended, ok " + ok);`,
    (line, stop) => {
      const pid = /^grandchild (\d+)$/.exec(line)?.[1];
      if (pid === undefined) return;
      grandchild = Number(pid);
      stop();
    },
  );
  assert.match(output, /ended, ok false/);
  assert.ok(grandchild > 0);
  const deadline = Date.now() + 10_000;
  while (alive(grandchild) && Date.now() < deadline) await new Promise((next) => setImmediate(next));
  assert.equal(alive(grandchild), false);
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
