import { MessageChannel, receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import {
  refKey,
  refWords,
  type SchemaAnswer,
  type SchemaLookup,
  type SchemaRef,
  type SchemaSource,
} from "#lib/serde/schema-source.ts";
import { StoppedError } from "./examine.ts";
import { control } from "./scan-plan.ts";

/** Bytes that only look like ids must not flood the registry. */
const mostMissing = 200;
const sliceMs = 50;
const patienceMs = 4_000;

/**
 * Schemas for a worker: asked of the main thread by id, once each. The thread waits meanwhile, as its records cannot be tested
 * before; a stop of the search ends the wait.
 */
export function schemasOver(port: MessagePort, flags: Int32Array): SchemaSource {
  const known = new Map<string, SchemaAnswer>();
  let missing = 0;
  return (ref) => {
    const key = refKey(ref);
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = missing < mostMissing ? wait(port, flags, ref) : null;
    const last = answer ?? {
      missing: `The ${refWords(ref)} was not looked up: the registry does not answer, or lacks too many.`,
    };
    if ("missing" in last) missing += 1;
    known.set(key, last);
    return last;
  };
}

function wait(port: MessagePort, flags: Int32Array, ref: SchemaRef): SchemaAnswer | null {
  const until = performance.now() + patienceMs;
  let seen = Atomics.load(flags, control.schemas);
  port.postMessage(ref);
  while (performance.now() < until) {
    const came: { message: SchemaAnswer & { key: string } } | undefined = receiveMessageOnPort(port);
    if (came?.message.key === refKey(ref)) return came.message;
    if (came !== undefined) continue;
    Atomics.wait(flags, control.schemas, seen, sliceMs);
    seen = Atomics.load(flags, control.schemas);
    // The main thread takes a worker whose count stands still for a runaway.
    Atomics.add(flags, control.evaluations, 1);
    if (Atomics.load(flags, control.stop) !== 0) throw new StoppedError("Stopped");
  }
  return null;
}

/** The main thread's end: answers what the worker asks, and wakes it. `give` goes to the worker. */
export function answerSchemas(lookup: SchemaLookup, flags: Int32Array): { give: MessagePort; close: () => void } {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (ref: SchemaRef) => {
    const answer = (found: SchemaAnswer) => {
      port1.postMessage({ ...found, key: refKey(ref) });
      Atomics.add(flags, control.schemas, 1);
      Atomics.notify(flags, control.schemas);
    };
    // It rejects for an abort only: the scan ends then.
    lookup(ref).then(answer, () => undefined);
  });
  return { give: port2, close: () => port1.close() };
}
