"use client";

import { useState } from "react";
import { colourVar } from "#components/ui/chart-model.ts";
import { assignColours } from "#components/ui/chart-series.ts";
import type { ChartColour } from "#components/ui/chart-types.ts";

export type TopicColours = ReadonlyMap<string, ChartColour>;

/** A colour for each topic as long as it is followed; beyond the eighth the name alone tells them apart. */
export function useTopicColours(topics: readonly string[]): TopicColours {
  const key = topics.join(",");
  const colour = (held: TopicColours) =>
    assignColours(
      held,
      topics.map((name) => ({ id: name, label: name })),
    );
  const [state, setState] = useState(() => ({ key, colours: colour(new Map()) }));
  if (state.key === key) return state.colours;
  const colours = colour(state.colours);
  setState({ key, colours });
  return colours;
}

/** A topic by its colour and name. */
export function TopicLabel({ topic, colours }: { topic: string; colours: TopicColours }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      <span
        aria-hidden
        className="h-3.5 w-1 shrink-0 rounded-xs"
        style={{ background: colourVar(colours.get(topic) ?? "other") }}
      />
      <span className="min-w-0 truncate">{topic}</span>
    </span>
  );
}
