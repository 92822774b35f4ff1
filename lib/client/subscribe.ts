import type { Endpoint, ResponseOf } from "#lib/contracts/endpoint.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import type { Callable } from "./endpoints.ts";
import { ProblemError } from "./problem-error.ts";
import type { Call } from "./request.ts";
import { send, unreachable } from "./send.ts";
import { takeStreamSlot } from "./stream-slot.ts";

/** Three missed heartbeats: the server or the way to it is gone, even if the connection looks open. */
const silenceMs = 45_000;

/**
 * The events of a stream endpoint, read as they come. Leaving the loop, or ending `signal`, closes the connection;
 * an ended `signal` ends the loop without an error.
 * @throws ProblemError with the server's problem, or with code `console-unreachable`, or `streams-taken` when other tabs hold
 * all the connections that a browser may keep open
 */
export async function* subscribe<E extends Endpoint>(
  endpoint: Callable<E>,
  call: Call<E> = {},
): AsyncGenerator<ResponseOf<E>, void, void> {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, ...(call.signal === undefined ? [] : [call.signal])]);
  const release = await takeStreamSlot();
  if (release === null) throw slotsTaken();
  try {
    const response = await send(endpoint, { ...call, signal });
    for await (const { name, data } of readEvents(response.body, () => left.abort())) {
      if (name === "problem") {
        const problem: Problem = JSON.parse(data);
        throw new ProblemError(problem);
      }
      const event: ResponseOf<E> = JSON.parse(data);
      yield event;
    }
  } catch (error) {
    if (call.signal?.aborted) return;
    throw error;
  } finally {
    left.abort();
    release();
  }
}

function slotsTaken(): ProblemError {
  const detail =
    "Four other tabs or windows of this browser read live from this console, and it opens no more connections. Close or hide one of them.";
  return new ProblemError({
    type: "/problems/streams-taken",
    title: "Too many live tabs",
    status: 0,
    code: "streams-taken",
    detail,
    requestId: "",
  });
}

type ServerEvent = { name: string; data: string };

/** Server-sent events of a response body (WHATWG HTML, section 9.2), comments left out. */
async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  giveUp: () => void,
): AsyncGenerator<ServerEvent> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await readPart(reader, giveUp); !part.done; part = await readPart(reader, giveUp)) {
    const blocks = (rest + part.value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parseBlock(block);
      if (event !== null) yield event;
    }
  }
}

async function readPart(reader: ReadableStreamDefaultReader<string>, giveUp: () => void) {
  const timer = setTimeout(giveUp, silenceMs);
  try {
    return await reader.read();
  } catch (error) {
    throw unreachable(error);
  } finally {
    clearTimeout(timer);
  }
}

function parseBlock(block: string): ServerEvent | null {
  const fields = block.split("\n").map((line) => /^(\w+): ?(.*)$/.exec(line));
  const values = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ""] : []));
  const data = values("data");
  return data.length === 0 ? null : { name: values("event")[0] ?? "message", data: data.join("\n") };
}
