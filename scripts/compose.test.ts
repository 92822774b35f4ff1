import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { knownVariables } from "#lib/config/env.ts";
import { projectRoot } from "./embedded/home.ts";
import { dockerVariables, parseDockerfile } from "./dockerfile.ts";

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  ports: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  healthcheck: z.object({ test: z.array(z.string()).min(2), retries: z.number() }).loose(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  volumes: z.array(z.string()),
});
const composeFile = z.object({
  services: z.object({ kafka: service, console: service }).strict(),
  volumes: z.record(z.string(), z.null()),
});

const read = (name: string) => readFileSync(join(projectRoot, name), "utf8");
const { services, volumes } = composeFile.parse(parse(read("compose.yml")));
const docker = parseDockerfile(read("Dockerfile"));
/** Variables of the image's Node and Next, which are none of ours. */
const foreign = new Set(["NODE_ENV", "NEXT_TELEMETRY_DISABLED"]);

test("images have a full version", () => {
  for (const image of [services.kafka.image, services.console.image]) assert.match(image, /^[\w./-]+:\d+\.\d+\.\d+$/);
  const bases = docker.filter(({ name }) => name === "FROM");
  assert.equal(bases.length, 2);
  for (const base of bases) assert.match(base.rest, /^node:24\.\d+\.\d+-bookworm-slim( AS \w+)?$/);
});

test("ports are published on this machine only", () => {
  for (const { ports } of Object.values(services)) {
    assert.ok(ports.length > 0);
    for (const port of ports) assert.match(port, /^127\.0\.0\.1:\d+:\d+$/);
  }
});

test("both services have a health check and the console waits for Kafka's", () => {
  assert.match(services.kafka.healthcheck.test.join(" "), /kafka-broker-api-versions\.sh/);
  assert.match(services.console.healthcheck.test.join(" "), /:9021\/healthz/);
  assert.equal(services.console.depends_on?.kafka?.condition, "service_healthy");
  const check = docker.find(({ name }) => name === "HEALTHCHECK");
  assert.match(check?.rest ?? "", /CMD .*127\.0\.0\.1:9021\/healthz/);
});

test("the console does not run as root", () => {
  const last = docker.slice(docker.findLastIndex(({ name }) => name === "FROM"));
  const user = last.findLast(({ name }) => name === "USER");
  assert.equal(user?.rest, "node");
  assert.equal(
    last
      .filter(({ name }) => name === "RUN" || name === "COPY")
      .every((it) => last.indexOf(it) < last.indexOf(user ?? it)),
    true,
  );
});

test("the password must come from the environment", () => {
  assert.match(services.console.environment.WHEELHOUSE_PASSWORD ?? "", /^\$\{WHEELHOUSE_PASSWORD:\?.+\}$/);
});

test("every variable set for the console is one the configuration knows", () => {
  const set = [...Object.keys(services.console.environment), ...Object.keys(dockerVariables(docker))];
  assert.ok(set.includes("KAFKA_BROKERS") && set.includes("WHEELHOUSE_HOST"));
  const known = new Set([...knownVariables.map(({ name }) => name), ...foreign]);
  assert.deepEqual(
    set.filter((name) => !known.has(name)),
    [],
  );
});

test("the console is told the listener that Kafka advertises inside", () => {
  const advertised = services.kafka.environment.KAFKA_ADVERTISED_LISTENERS ?? "";
  assert.ok(advertised.split(",").includes(`INSIDE://${services.console.environment.KAFKA_BROKERS}`));
  assert.ok(advertised.split(",").includes("HOST://localhost:9092"));
});

test("named volumes are declared", () => {
  const used = Object.values(services).flatMap((it) => it.volumes.map((volume) => volume.split(":")[0] ?? ""));
  assert.deepEqual(used.sort(), Object.keys(volumes).sort());
});

test("a Dockerfile is read with its continued lines and comments", () => {
  const lines = parseDockerfile(
    "# top\nFROM a AS b\nRUN one \\\n  # between\n  && two\nENV A=1 \\\n  B=two\nENV C=3\n",
  );
  assert.deepEqual(lines, [
    { name: "FROM", rest: "a AS b" },
    { name: "RUN", rest: "one && two" },
    { name: "ENV", rest: "A=1 B=two" },
    { name: "ENV", rest: "C=3" },
  ]);
  assert.deepEqual(dockerVariables(lines), { A: "1", B: "two", C: "3" });
});
