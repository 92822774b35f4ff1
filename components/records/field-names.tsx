"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { learnFields } from "./learn-fields.ts";
import { recordQueries } from "./queries.ts";

const newest = { from: "newest", limit: "50", isolation: "uncommitted" } as const;
const freshMs = 60_000;

/** Suggestions for an input whose `list` is `id`: the fields of the newest messages of the topic, read while it is shown. */
export function FieldNames({ id, cluster, topic }: { id: string; cluster: string; topic: string }) {
  const { data } = useQuery({ ...recordQueries.list(cluster, topic, newest), staleTime: freshMs });
  const learned = useMemo(() => learnFields(data?.records ?? []), [data]);
  return (
    <datalist id={id}>
      {learned.map(({ path, types, example }) => (
        <option key={path} value={path} label={[types.join(" or "), example].filter(Boolean).join(", ")} />
      ))}
    </datalist>
  );
}
