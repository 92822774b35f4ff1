import { createServer } from "node:net";

/** Whether 127.0.0.1:`port` can be bound right now. */
export async function isFree(port: number): Promise<boolean> {
  return (await bind(port)) !== null;
}

/**
 * One port of 127.0.0.1 for each wanted one: the wanted port when it is free, else any free one.
 * Nothing keeps them reserved, so use them at once.
 */
export async function freePorts(wanted: (number | null)[]): Promise<number[]> {
  const taken = new Set<number>();
  const ports: number[] = [];
  for (const preferred of wanted) {
    let port = preferred !== null && !taken.has(preferred) ? await bind(preferred) : null;
    while (port === null || taken.has(port)) port = await bind(0);
    taken.add(port);
    ports.push(port);
  }
  return ports;
}

function bind(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(bound));
    });
  });
}
