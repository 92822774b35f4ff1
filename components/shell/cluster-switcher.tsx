"use client";

import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { cx } from "#components/ui/cx.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { OptionSearch } from "#components/ui/option-search.tsx";
import { useOptionList } from "#components/ui/use-option-list.ts";
import type { ClusterSummary, Environment } from "#lib/contracts/clusters.ts";
import { sameKind } from "./location.ts";

const words: Record<Environment, { long: string; short: string }> = {
  production: { long: "Production", short: "prod" },
  staging: { long: "Staging", short: "stag" },
  development: { long: "Development", short: "dev" },
};

type ClusterSwitcherProps = {
  clusters: ClusterSummary[];
  cluster: ClusterSummary | null;
  path: string;
  /** Shown while no cluster is known. */
  placeholder: { name: string; note: string };
  /** Brokers that are known; null before the first read. */
  brokers: number | null;
};

export function ClusterSwitcher({ clusters, cluster, path, placeholder, brokers }: ClusterSwitcherProps) {
  const [open, setOpen] = useState(false);
  const facts = cluster
    ? [
        brokers === null ? null : `${brokers} ${brokers === 1 ? "broker" : "brokers"}`,
        cluster.readOnly ? "read-only" : null,
      ]
    : [];
  const trigger = (
    <button
      type="button"
      title={cluster ? `${cluster.name}, ${cluster.environment}` : "Choose a cluster"}
      className="mb-3 flex h-9 w-full shrink-0 flex-col items-center justify-center gap-0.75 rounded-md border border-line-2 bg-canvas leading-4 hover:bg-hover lg:h-11 lg:flex-row lg:gap-2.25 lg:px-2"
    >
      <span className={cx("h-1.25 w-4.5 shrink-0 rounded-[2px] lg:h-6 lg:w-2", cluster ? "bg-env" : "bg-line-2")} />
      <span className="text-[10px] leading-3 font-semibold text-env-text lg:hidden" aria-hidden>
        {cluster ? words[cluster.environment].short : "–"}
      </span>
      <span className="min-w-0 flex-1 text-left max-lg:sr-only">
        <span className="block truncate font-medium">{cluster?.name ?? placeholder.name}</span>
        <span className="block truncate text-2xs leading-4 text-ink-3">
          {cluster ? (
            <span className="font-medium text-env-text">{words[cluster.environment].long}</span>
          ) : (
            placeholder.note
          )}
          {facts.map((fact) => (fact === null ? null : ` · ${fact}`))}
        </span>
      </span>
      <ChevronsUpDown aria-hidden className="text-ink-3 max-lg:hidden" />
    </button>
  );
  return (
    <Popover trigger={trigger} label="Clusters" open={open} onOpenChange={setOpen} className="w-72">
      <ClusterList clusters={clusters} current={cluster?.id ?? null} path={path} onDone={() => setOpen(false)} />
    </Popover>
  );
}

type ClusterListProps = { clusters: ClusterSummary[]; current: string | null; path: string; onDone: () => void };

function ClusterList({ clusters, current, path, onDone }: ClusterListProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = clusters.filter((one) => `${one.name} ${one.id} ${one.environment}`.toLowerCase().includes(wanted));
  const go = (one: ClusterSummary) => {
    onDone();
    router.push(sameKind(path, one.id));
  };
  const list = useOptionList(shown.length, (index) => {
    const one = shown[index];
    if (one) go(one);
  });
  return (
    <>
      <OptionSearch list={list} label="Find a cluster" text={text} onText={setText} />
      <ul {...list.listbox} aria-label="Clusters">
        {shown.map((one, index) => (
          <li
            key={one.id}
            {...list.option(index)}
            data-env={one.environment}
            className={cx("flex h-8 items-center gap-2.25 rounded-sm px-2", list.cursor === index && "bg-hover")}
          >
            <span className="h-4 w-1.5 shrink-0 rounded-[2px] bg-env" />
            <span className={cx("min-w-0 flex-1 truncate", one.id === current && "font-medium")}>{one.name}</span>
            <span className="text-2xs text-env-text">{words[one.environment].long}</span>
            {wanted === "" && index < 9 ? <Kbd keys={["Mod", String(index + 1)]} /> : null}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? (
        <p className="px-2 py-1.5 text-xs text-ink-3">
          {wanted === "" ? "No cluster is configured." : `No cluster matches “${text.trim()}”.`}
        </p>
      ) : null}
    </>
  );
}
