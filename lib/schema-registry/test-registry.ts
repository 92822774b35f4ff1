import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setEmbedded } from "#lib/config/config.ts";
import type { HttpServiceConfig } from "#lib/config/types.ts";
import { freePorts } from "../../scripts/embedded/free-ports.ts";
import { wheelhouseHome } from "../../scripts/embedded/home.ts";
import { registryUrl, startRegistry } from "../../scripts/embedded/registry.ts";

export type TestServer = { url: string; stop: () => Promise<void> };

/** A real Apicurio with an empty store; its software is the one that `npm start` fetches. */
export async function startTestRegistry(): Promise<TestServer> {
  const work = await mkdtemp(join(tmpdir(), "wheelhouse-registry-"));
  const [port = 0] = await freePorts([null]);
  const registry = await startRegistry({
    softwareDir: wheelhouseHome().root,
    dataDir: join(work, "data"),
    logDir: work,
    port,
    onProgress: () => undefined,
    signal: AbortSignal.timeout(300_000),
  });
  const stop = async () => {
    await registry.kill();
    await rm(work, { recursive: true, force: true });
  };
  return { url: registryUrl(port), stop };
}

/** A cluster named `test` whose registry is at `url`. */
export function useRegistry(url: string, overrides: Partial<HttpServiceConfig> = {}): void {
  setEmbedded({
    id: "test",
    name: "Test",
    environment: "development",
    readOnly: false,
    embedded: true,
    bootstrap: [{ host: "127.0.0.1", port: 1 }],
    tls: null,
    sasl: null,
    schemaRegistry: { name: "main", url, auth: null, tls: null, ...overrides },
    connect: [],
  });
}

/** A small HTTP server on 127.0.0.1. */
export async function listen(answer: RequestListener): Promise<TestServer> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no address");
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url: `http://127.0.0.1:${address.port}`, stop };
}

/** The registry at `target` behind a door that wants a key and its secret, as cloud registries have. */
export function guardedRegistry(target: string, key: string, secret: string): Promise<TestServer> {
  const wanted = `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}`;
  return listen((incoming, response) => {
    if (incoming.headers.authorization !== wanted) {
      response.writeHead(401, { "content-type": "application/json" });
      response.end('{"error_code":401,"message":"Unauthorized"}');
      return;
    }
    const { method, headers } = incoming;
    const url = `${target}${incoming.url ?? ""}`;
    const passed = request(url, { method, headers: { ...headers, host: new URL(target).host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    incoming.pipe(passed);
  });
}
