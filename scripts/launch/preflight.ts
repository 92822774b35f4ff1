import { constants } from "node:fs";
import { access, mkdir, stat, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { refusalToListen } from "#lib/http/hosts.ts";
import { type Java, findJava } from "../embedded/java.ts";
import { StartError, errorCode } from "../embedded/start-error.ts";
import { portOwner } from "./port-owner.ts";

const otherWays = `Or with Docker:      WHEELHOUSE_PASSWORD=<password> docker compose up
Or your own Kafka:   KAFKA_BROKERS=host:9092 npm start`;

/** Throws StartError when the console's port cannot be bound, naming who has it where that can be told. */
export async function checkPort(host: string, port: number): Promise<void> {
  const code = await new Promise<string | null>((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(errorCode(error)));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
  if (code === null) return;
  if (code !== "EADDRINUSE")
    throw new StartError(
      `Port ${port} of ${host} cannot be opened (${code}). Choose another: npm start -- --port 9022`,
    );
  const owner = await portOwner(port);
  const by = owner === null ? "by another program" : `by process ${owner.pid} (${owner.command})`;
  const free = owner === null ? "Stop that program" : `Stop it (kill ${owner.pid})`;
  throw new StartError(
    `Port ${port} is taken ${by}.\n${free}, or choose another port: npm start -- --port ${port + 1}`,
  );
}

/** A Java for the embedded Kafka, or StartError with the install command. */
export async function requireJava(environment: NodeJS.ProcessEnv = process.env, folders?: string[]): Promise<Java> {
  const { java, older } = await findJava(17, { environment, folders });
  if (java !== null) return java;
  const met = older[0];
  const chosen = environment.WHEELHOUSE_JAVA ? ` WHEELHOUSE_JAVA is ${environment.WHEELHOUSE_JAVA}.` : "";
  throw new StartError(
    `The embedded Kafka needs Java 17 or newer, and ${met ? `only Java ${met.version} was found (${met.path})` : "no Java was found"}.${chosen}
Install it:          sudo apt install openjdk-17-jre-headless     (macOS: brew install openjdk@17)
${otherWays}`,
  );
}

/** StartError with the install command when there is no Maven. */
export async function requireMaven(environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  for (const folder of (environment.PATH ?? "").split(delimiter)) {
    const found = await access(join(folder, "mvn"), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return;
  }
  throw new StartError(
    `Maven ("mvn") was not found; it fetches the jars of the embedded Kafka at the first start.
Install it:          sudo apt install maven     (macOS: brew install maven)
${otherWays}`,
  );
}

/** Makes the folder and throws StartError when it cannot be written or its disk has less than `bytes` free. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const code = errorCode(error) ?? "unknown";
    throw new StartError(
      `The folder ${folder} cannot be written (${code}).\n` +
        (code === "ENOSPC"
          ? "The disk is full: free some space."
          : "Check who owns it, or choose another: WHEELHOUSE_HOME=<folder> npm start"),
      { cause: error },
    );
  }
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free >= bytes) return;
  throw new StartError(
    `The disk of ${folder} has ${Math.floor(free / 1e6)} MB free, and this start needs about ${Math.ceil(bytes / 1e6)} MB.\n` +
      `Free some space, or use another disk: WHEELHOUSE_HOME=<folder> npm start`,
  );
}

/** Refuses to listen where others can reach the console while no login is configured. */
export function requireLoginBeyondLoopback(server: {
  host: string;
  password: string | null;
  token: string | null;
}): void {
  const refusal = refusalToListen(server.host, server.password !== null || server.token !== null);
  if (refusal !== null) throw new StartError(refusal);
}

/** Whether a path exists. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
