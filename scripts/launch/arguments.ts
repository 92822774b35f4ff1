import { parseArgs } from "node:util";
import { StartError, errorCode } from "../embedded/start-error.ts";

export type LaunchArguments = {
  brokers: 1 | 3;
  reset: boolean;
  /** Answers the question of --reset with yes. */
  yes: boolean;
  connect: boolean;
  sampleData: boolean;
  checkConfig: boolean;
  port: number | null;
  dev: boolean;
  help: boolean;
};

export const usage = `Usage: npm start -- [options]

  --brokers 1|3        size of the embedded Kafka; 3 have racks a, b, c (each size keeps its own data)
  --with connect       start Kafka Connect beside it
  --with sample-data   fill it with sample topics
  --reset              delete the data of the embedded Kafka first; asks, unless --yes
  --port <port>        port of the console instead of 9021
  --check-config       only check the configuration
  --dev                rebuild pages as their sources change
  --help

An own cluster instead of the embedded one: KAFKA_BROKERS=host:9092 npm start, or wheelhouse.yaml (docs/configuration.md).`;

/** Reads the words after `npm start --`. Throws StartError that names the wrong one. */
export function parseLaunchArguments(words: string[]): LaunchArguments {
  const { values } = parse(words);
  const brokers = values.brokers ?? "1";
  if (brokers !== "1" && brokers !== "3") throw wrong(`--brokers ${brokers}: the embedded Kafka has 1 or 3 brokers.`);
  const extras = values.with ?? [];
  const unknown = extras.find((extra) => extra !== "connect" && extra !== "sample-data");
  if (unknown !== undefined) throw wrong(`--with ${unknown}: there is "connect" and "sample-data".`);
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    throw wrong(`--port ${values.port}: a port is a number from 1 to 65535.`);
  }
  return {
    brokers: brokers === "3" ? 3 : 1,
    reset: values.reset ?? false,
    yes: values.yes ?? false,
    connect: extras.includes("connect"),
    sampleData: extras.includes("sample-data"),
    checkConfig: values["check-config"] ?? false,
    port,
    dev: values.dev ?? false,
    help: values.help ?? false,
  };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        brokers: { type: "string" },
        with: { type: "string", multiple: true },
        reset: { type: "boolean" },
        yes: { type: "boolean" },
        "check-config": { type: "boolean" },
        port: { type: "string" },
        dev: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    if (errorCode(error)?.startsWith("ERR_PARSE_ARGS") && error instanceof Error) throw wrong(`${error.message}.`);
    throw error;
  }
}

function wrong(what: string): StartError {
  return new StartError(`${what.replace(/\.\.$/, ".")}\n\n${usage}`);
}
