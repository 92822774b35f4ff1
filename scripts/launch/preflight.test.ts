import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { StartError } from "../embedded/start-error.ts";
import { listeningInodes } from "./port-owner.ts";
import { checkPort, requireJava, requireLoginBeyondLoopback, requireMaven, requireSpace } from "./preflight.ts";

const folder = mkdtempSync(join(tmpdir(), "wheelhouse-preflight-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const nothing: NodeJS.ProcessEnv = { NODE_ENV: "test", PATH: folder };
const says =
  (...parts: RegExp[]) =>
  (error: unknown) =>
    error instanceof StartError && parts.every((part) => part.test(error.message));

test("a missing Java and a missing Maven name the install command, Docker and an own cluster", async () => {
  const waysOut = [/apt install/, /brew install/, /docker compose up/, /KAFKA_BROKERS=/];
  await assert.rejects(requireJava(nothing, []), says(/Java 17/, ...waysOut));
  await assert.rejects(requireMaven(nothing), says(/Maven/, ...waysOut));
});

test("a taken port is named with another one to choose", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const owner = process.platform === "linux" ? new RegExp(`process ${process.pid}`) : /taken/;
  await assert.rejects(checkPort("127.0.0.1", address.port), says(owner, new RegExp(`--port ${address.port + 1}`)));
  server.close();
});

test("a disk with too little space is refused with what is free and needed", async () => {
  await assert.rejects(requireSpace(folder, 1e18), says(/MB free/, /WHEELHOUSE_HOME/));
  await requireSpace(join(folder, "made"), 1);
});

test("a network address needs a login, loopback does not", () => {
  const open = { password: null, token: null };
  for (const host of ["127.0.0.1", "127.1.2.3", "::1", "localhost"]) requireLoginBeyondLoopback({ host, ...open });
  for (const host of ["0.0.0.0", "::", "10.0.0.1", "127.evil.example"]) {
    assert.throws(() => requireLoginBeyondLoopback({ host, ...open }), says(/WHEELHOUSE_PASSWORD/));
    requireLoginBeyondLoopback({ host, password: "x", token: null });
    requireLoginBeyondLoopback({ host, password: null, token: "x" });
  }
});

test("only listening sockets of the port are taken from /proc/net/tcp", () => {
  const table = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    "   0: 0100007F:233D 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0",
    "   1: 0100007F:233D 0100007F:C0DE 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 20 4 30 10 -1",
    "   2: 0100007F:233E 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0",
  ].join("\n");
  assert.deepEqual(listeningInodes(table, 9021), ["4711"]);
});
