import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { projectRoot } from "../embedded/home.ts";
import { StartError, errorCode } from "../embedded/start-error.ts";

export type Console = { url: string; close: () => void };

/** Serves the built console (or, in `dev`, the sources) in this very process: no second Node, one set of modules for state. */
export async function serveConsole(options: { host: string; port: number; dev: boolean }): Promise<Console> {
  if (!options.dev) await handOverConfig();
  const { default: next } = await import("next");
  const app = next({ dev: options.dev, dir: projectRoot, hostname: options.host, port: options.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => void handle(request, response));
  if (options.dev) {
    const upgrade = app.getUpgradeHandler();
    server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
  }
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      const message = `Port ${options.port} of ${options.host} cannot be opened (${errorCode(error)}). Choose another: npm start -- --port ${options.port + 1}`;
      reject(new StartError(message, { cause: error }));
    });
    server.listen(options.port, options.host, resolve);
  });
  return {
    url: localUrl(server.address(), options.port),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Gives Next the configuration that the build resolved, as its own standalone server does. Otherwise Next loads its
 * compiler only to read next.config.ts: more memory for the whole run.
 */
async function handOverConfig(): Promise<void> {
  const files = JSON.parse(await readFile(join(projectRoot, ".next/required-server-files.json"), "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(files.config);
}

/** The address to open in a browser on this machine. */
function localUrl(address: AddressInfo | string | null, port: number): string {
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return `http://localhost:${bound}`;
}
