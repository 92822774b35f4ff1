import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { projectRoot } from "../embedded/home.ts";
import { StartError, errorCode } from "../embedded/start-error.ts";

export type Console = { url: string; close: () => void };

/** Serves the built console (or, in `dev`, the sources) in this very process: no second Node, one set of modules for state. */
export async function serveConsole(options: { host: string; port: number; dev: boolean }): Promise<Console> {
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

/** The address to open in a browser on this machine. */
function localUrl(address: AddressInfo | string | null, port: number): string {
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return `http://localhost:${bound}`;
}
