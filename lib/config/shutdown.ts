import { globalState } from "./global-state.ts";

type Step = { name: string; run: () => void | Promise<void> };

function state(): { steps: Step[]; ending: Promise<void> | null } {
  return globalState("wheelhouse.shutdown", () => ({ steps: [], ending: null }));
}

/** Registers what must be closed before the process ends, by name. The last registered is closed first. */
export function onShutdown(name: string, run: Step["run"]): void {
  const { steps } = state();
  if (!steps.some((step) => step.name === name)) steps.push({ name, run });
}

/** Closes everything that was registered, once; a failing step does not stop the others. The launcher calls it before it exits. */
export function shutdown(): Promise<void> {
  return (state().ending ??= closeAll());
}

async function closeAll(): Promise<void> {
  for (const { name, run } of state().steps.toReversed()) {
    try {
      await run();
    } catch (error) {
      process.stderr.write(`Closing ${name} failed: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
