"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import { Popover } from "#components/ui/popover.tsx";
import { OptionSearch } from "#components/ui/option-search.tsx";
import { useOptionList } from "#components/ui/use-option-list.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import { mostTailTopics } from "#lib/contracts/tail-limit.ts";
import { recordQueries } from "./queries.ts";

/** Names under the text at once; typing finds the others. */
const mostShown = 50;

type Props = {
  cluster: string;
  /** Topics that are followed already. */
  chosen: readonly string[];
  onPick: (topic: string) => void;
};

/** Adds a topic to a live view. */
export function TopicPicker({ cluster, chosen, onPick }: Props) {
  const [open, setOpen] = useState(false);
  const full = chosen.length >= mostTailTopics ? `At most ${mostTailTopics} topics are followed together.` : null;
  return (
    <Popover
      label="Topics to follow"
      open={open}
      onOpenChange={(next) => setOpen(next && full === null)}
      className="w-80"
      trigger={
        <Button size="sm" blocked={full}>
          <Plus aria-hidden />
          Add topic
        </Button>
      }
    >
      <TopicOptions
        cluster={cluster}
        chosen={chosen}
        onPick={(topic) => {
          setOpen(false);
          onPick(topic);
        }}
      />
    </Popover>
  );
}

function TopicOptions({ cluster, chosen, onPick }: Props) {
  const topics = useQuery(recordQueries.topics(cluster));
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const found = (topics.data?.topics ?? []).filter(
    ({ name }) => !chosen.includes(name) && name.toLowerCase().includes(wanted),
  );
  const shown = found.slice(0, mostShown);
  const list = useOptionList(shown.length, (index) => {
    const one = shown[index];
    if (one) onPick(one.name);
  });
  return (
    <>
      <OptionSearch list={list} label="Find a topic" text={text} onText={setText} />
      <ul {...list.listbox} aria-label="Topics" className="max-h-72 overflow-y-auto">
        {shown.map(({ name, internal }, index) => (
          <li
            key={name}
            {...list.option(index)}
            title={name}
            className={cx("flex h-7 items-center gap-2 rounded-sm px-2", list.cursor === index && "bg-hover")}
          >
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {internal ? <span className="text-2xs text-ink-3">internal</span> : null}
          </li>
        ))}
      </ul>
      <p className="px-2 py-1.5 text-xs text-ink-3 empty:hidden">
        {topics.isError
          ? asProblem(topics.error).detail
          : topics.isPending
            ? "Reading the topics"
            : found.length === 0
              ? wanted === ""
                ? "No other topic is there."
                : `No other topic matches “${text.trim()}”.`
              : found.length > mostShown
                ? `${mostShown} of ${found.length} shown. Type to find the others.`
                : ""}
      </p>
    </>
  );
}
