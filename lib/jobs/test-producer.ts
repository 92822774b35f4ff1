import { testProducerInput } from "#lib/contracts/test-clients.ts";
import { formatInteger } from "#lib/format/int64.ts";
import type { JobKind } from "./kind.ts";

/** Produces test records at a rate, started by a person from a topic's page. */
export const testProducer: JobKind = {
  kind: "test-producer",
  resumable: false,
  async run({ input, cluster, signal, progress }) {
    // The client is loaded for those who use it: every route knows the kinds of jobs.
    const { runTestProducer } = await import("#lib/kafka/test-clients/producer.ts");
    const asked = testProducerInput.parse(input);
    const sent = await runTestProducer(cluster ?? "", asked, { signal, progress: (text) => progress(text, null) });
    return `${formatInteger(sent)} ${sent === 1 ? "record" : "records"} sent to ${asked.topic}.`;
  },
};
