import { parentPort } from "node:worker_threads";
import type { FromWorker, ToWorker } from "./scan-plan.ts";
import { createScan, type Scan } from "./scan.ts";
import { schemasOver } from "./schema-port.ts";

// A thread of the scan pool: one search, tail or export at a time, over connections of its own.
const port = parentPort;
if (port === null) throw new Error("This file runs as a worker.");
// A record without an asked field throws in CEL; nobody reads the stack of it.
Error.stackTraceLimit = 0;
const send = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
let scan: Scan | null = null;

async function start(message: Extract<ToWorker, { type: "start" }>): Promise<void> {
  try {
    const flags = new Int32Array(message.control);
    const schemas = message.schemas === null ? null : schemasOver(message.schemas, flags);
    scan = createScan(message.plan, flags, send, schemas);
    const { reason, detail } = await scan.run();
    send({ type: "end", reason, detail });
  } catch (error) {
    send({ type: "end", reason: "failed", detail: error instanceof Error ? error.message : String(error) });
  } finally {
    scan = null;
    message.schemas?.close();
  }
}

port.on("message", (message: ToWorker) => {
  switch (message.type) {
    case "start":
      return void start(message);
    case "located":
      return scan?.located(message.id, message.located);
    case "taken":
      return scan?.taken();
    case "stop":
      return scan?.stop();
  }
});
