"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { registryOf } from "#components/shared/schema-registry.ts";
import { Shortcuts, type Shortcut } from "#components/ui/shortcuts.tsx";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { pagePath } from "#lib/format/urls.ts";
import { sameKind } from "./location.ts";

/** Clicks the tab before or after the current one, as the person would. */
function stepTab(by: 1 | -1): void {
  const tabs = [...document.querySelectorAll<HTMLElement>("[data-tabs] a")];
  const current = tabs.findIndex((tab) => tab.getAttribute("aria-current") === "page");
  tabs[current + by]?.click();
}

/** The keys that work on every page. */
export function ShellShortcuts({ clusters, cluster }: { clusters: ClusterSummary[]; cluster: string | null }) {
  const router = useRouter();
  const client = useQueryClient();
  const path = usePathname();
  const base = cluster === null ? null : pagePath("/clusters/[cluster]", { cluster });
  const hasRegistry = Boolean(registryOf(clusters.find((one) => one.id === cluster)));
  const go = (keys: string, label: string, href: string): Shortcut => ({
    keys,
    label,
    group: "Go to",
    run: () => router.push(href),
  });
  const entries: Shortcut[] = [
    ...(base === null
      ? []
      : [
          go("g o", "Overview", base),
          go("g t", "Topics", `${base}/topics`),
          go("g c", "Consumer groups", `${base}/groups`),
        ]),
    ...(base === null || !hasRegistry ? [] : [go("g s", "Schemas", `${base}/schemas`)]),
    go("g j", "Jobs", "/jobs"),
    go("g a", "Audit log", "/audit"),
    go("g ,", "Settings", "/settings"),
    {
      keys: "r",
      label: "Refresh now",
      group: "Everywhere",
      run: () => void client.refetchQueries({ type: "active" }),
    },
    { keys: "[", label: "Previous tab", group: "Everywhere", run: () => stepTab(-1) },
    { keys: "]", label: "Next tab", group: "Everywhere", run: () => stepTab(1) },
    ...clusters.slice(0, 9).map((one, index): Shortcut => ({
      keys: `Mod+${index + 1}`,
      label: `Cluster ${one.name}`,
      group: "Go to",
      run: () => router.push(sameKind(path, one.id)),
    })),
  ];
  return <Shortcuts entries={entries} />;
}
