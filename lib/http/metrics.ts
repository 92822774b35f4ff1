import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { globalState } from "#lib/config/global-state.ts";

type Metrics = {
  registry: Registry;
  requests: Counter<"endpoint" | "status">;
  duration: Histogram<"endpoint">;
  brokers: Counter<"cluster" | "api">;
};

/** The console's own metrics in one registry, made at the first call. */
export function metrics(): Metrics {
  return globalState("wheelhouse.metrics", create);
}

function create(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Written out rather than prom-client's defaults: those keep an event loop monitor that wakes an idle console all the time.
  const read = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  new Counter({
    name: "process_cpu_seconds_total",
    help: "CPU time, user and system",
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  read("process_resident_memory_bytes", "Resident memory", () => process.memoryUsage.rss());
  read(
    "process_start_time_seconds",
    "Start of the process, seconds since 1970",
    () => Date.now() / 1000 - process.uptime(),
  );
  read("nodejs_heap_size_used_bytes", "Used part of the JavaScript heap", () => process.memoryUsage().heapUsed);
  return {
    registry,
    requests: new Counter({
      name: "wheelhouse_http_requests_total",
      help: "Answered API requests by endpoint id and HTTP status",
      labelNames: ["endpoint", "status"],
      registers,
    }),
    duration: new Histogram({
      name: "wheelhouse_http_request_duration_seconds",
      help: "Time to the answer of an API request, for streams to their first event",
      labelNames: ["endpoint"],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    brokers: new Counter({
      name: "wheelhouse_broker_requests_total",
      help: "Requests sent to brokers by cluster and Kafka API",
      labelNames: ["cluster", "api"],
      registers,
    }),
  };
}

/** Prometheus text (format 0.0.4): the console's own metrics, and requests sent to brokers as `cluster → API → count`. */
export async function metricsResponse(brokerRequests: Map<string, Map<string, number>>): Promise<Response> {
  const { registry, brokers } = metrics();
  brokers.reset();
  for (const [cluster, apis] of brokerRequests) for (const [api, count] of apis) brokers.inc({ cluster, api }, count);
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
}
