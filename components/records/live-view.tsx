"use client";

import { useQueryStates } from "nuqs";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Select } from "#components/ui/select.tsx";
import { StateText } from "#components/ui/state-text.tsx";
import { Toolbar } from "#components/ui/toolbar.tsx";
import { mostTailTopics } from "#lib/contracts/tail-limit.ts";
import { DecoderSelect } from "./decoder-select.tsx";
import { liveSearch } from "./live-href.ts";
import { LiveList } from "./live-list.tsx";
import { LiveTopics } from "./live-topics.tsx";
import { RecordFilterBar } from "./record-filter-bar.tsx";
import { tailAskOf } from "./record-request.ts";
import type { RecordSearchPatch } from "./record-search.ts";
import { TopicPicker } from "./topic-picker.tsx";
import { useDecoders } from "./use-decoders.ts";
import { useTopicColours } from "./topic-colour.tsx";

/** Several topics followed in one view and one stream; which, and with what filter, stands in the URL. */
export function LiveView({ cluster }: { cluster: string }) {
  const [{ topics: given, ...rest }, setSearch] = useQueryStates(liveSearch);
  const topics = [...new Set(given)];
  const [first] = topics;
  // Several topics together have a choice of their own.
  const place = topics.join(" ");
  const { keyCodec, valueCodec } = useDecoders(cluster, place);
  const search = { ...rest, from: "live" as const };
  const colours = useTopicColours(topics);
  const change = (patch: RecordSearchPatch) => void setSearch(patch, { history: "push" });
  const setTopics = (next: string[]) => void setSearch({ topics: next, record: null }, { history: "push" });
  const picker = <TopicPicker cluster={cluster} chosen={topics} onPick={(topic) => setTopics([...topics, topic])} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Live"
        facts={
          <>
            <b>{topics.length}</b> {topics.length === 1 ? "topic" : "topics"} followed at the end, the newest message on
            top
          </>
        }
      />
      <Toolbar
        label="What to follow"
        end={
          <>
            <Select
              aria-label="Transactions"
              boxClassName="w-36"
              value={search.isolation}
              options={[
                { value: "uncommitted", label: "All records" },
                { value: "committed", label: "Committed only" },
              ]}
              onValueChange={(value) => change({ isolation: value === "committed" ? "committed" : "uncommitted" })}
            />
            <DecoderSelect cluster={cluster} topic={place} />
          </>
        }
      >
        <LiveTopics topics={topics} colours={colours} onChange={setTopics} />
        {picker}
      </Toolbar>
      {first === undefined ? (
        <EmptyState title="No topic is followed yet">
          Add one here, or select some in the list of topics and choose Follow live.
        </EmptyState>
      ) : (
        <RecordFilterBar
          cluster={cluster}
          topic={first}
          search={search}
          reading={false}
          onChange={change}
          onAgain={() => undefined}
        />
      )}
      {topics.length > mostTailTopics ? (
        <StateText title={`${topics.length} topics are too many for one view`}>
          At most {mostTailTopics} are followed together. Take some out.
        </StateText>
      ) : first === undefined ? null : (
        <LiveList
          key={JSON.stringify(tailAskOf(topics, search, { keyCodec, valueCodec }))}
          cluster={cluster}
          topics={topics}
          colours={colours}
          search={search}
          onOpen={(record) => void setSearch({ record })}
        />
      )}
    </div>
  );
}
