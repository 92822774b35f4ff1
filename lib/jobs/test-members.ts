import { testMembersInput } from "#lib/contracts/test-clients.ts";
import { formatInteger } from "#lib/format/int64.ts";
import type { JobKind } from "./kind.ts";

/** Members of a classic group, started by a person to see how they share partitions. */
export const testMembers: JobKind = {
  kind: "test-members",
  resumable: false,
  async run({ input, cluster, signal, progress }) {
    // The client is loaded for those who use it: every route knows the kinds of jobs.
    const { runTestMembers } = await import("#lib/kafka/test-clients/members.ts");
    const asked = testMembersInput.parse(input);
    const read = await runTestMembers(cluster ?? "", asked, { signal, progress: (text) => progress(text, null) });
    return `${formatInteger(read)} ${read === 1 ? "record" : "records"} read from ${asked.topic} by group ${asked.group}.`;
  },
};
