/** Long steps that may run side by side: one updating line on a terminal, plain lines elsewhere. */
export type Progress = {
  /** Shows `label` as going on until the promise settles; then how long it took, when it succeeded. */
  step: <T>(label: string, work: Promise<T>) => Promise<T>;
  /** Prints a line for good. */
  line: (text: string) => void;
};

export function openProgress(output: NodeJS.WriteStream = process.stdout): Progress {
  const tty = output.isTTY === true;
  const running = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  const erase = () => {
    if (tty && running.size > 0) output.write("\r\u001b[K");
  };
  const draw = () => {
    if (!tty || running.size === 0) return;
    const text = [...running].map(([label, began]) => `${label} ${seconds(began)}`).join("  ·  ");
    output.write(`\r\u001b[K${text.slice(0, (output.columns || 80) - 1)}`);
  };
  const remind = () => {
    if (tty) return draw();
    for (const [label, began] of running) output.write(`  ${label}: still going on, ${seconds(began)}\n`);
  };
  return {
    step: async (label, work) => {
      const began = performance.now();
      running.set(label, began);
      if (!tty) output.write(`${label}…\n`);
      draw();
      timer ??= setInterval(remind, tty ? 250 : 15_000);
      try {
        const result = await work;
        erase();
        output.write(`${label}: ${seconds(began)}\n`);
        return result;
      } finally {
        erase();
        running.delete(label);
        if (running.size === 0 && timer !== null) {
          clearInterval(timer);
          timer = null;
        }
        draw();
      }
    },
    line: (text) => {
      erase();
      output.write(`${text}\n`);
      draw();
    },
  };
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
