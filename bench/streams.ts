import type { RunningConsole } from "./measure.ts";

export type StreamEvent = { type: string; text: string; at: number };

/** The events of one of the console's streams as they arrive; `at` is on the clock of `performance.now()`. */
export async function* streamEvents(
  console: RunningConsole,
  path: string,
  body: object,
  signal?: AbortSignal,
): AsyncGenerator<StreamEvent, void, void> {
  const response = await fetch(`${console.url}/api/clusters/kafka${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok || response.body === null)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  let rest = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const at = performance.now();
    const frames = (rest + chunk).split("\n\n");
    rest = frames.pop() ?? "";
    for (const text of frames) {
      if (text.startsWith("event: problem")) throw new Error(`${path} failed: ${text}`);
      const type = /"type":"([a-z]+)"/.exec(text)?.[1];
      if (type !== undefined) yield { type, text, at };
    }
  }
}
