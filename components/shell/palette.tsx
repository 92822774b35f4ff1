"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { useOptionList } from "#components/ui/use-option-list.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { PaletteList, type PaletteListHandle } from "./palette-list.tsx";
import { parseQuery, searchPalette, type PaletteItem } from "./palette-search.ts";
import { rememberRecent } from "./recents.ts";
import { usePaletteItems } from "./use-palette-items.ts";

type PaletteProps = {
  clusters: ClusterSummary[];
  cluster: string | null;
  /** What was typed before it was there. */
  initial: string;
  onClose: () => void;
};

/** Names, actions and pages by typing. `>` narrows to actions, `#` to topics, `@` to groups. */
export function Palette({ clusters, cluster, initial, onClose }: PaletteProps) {
  const router = useRouter();
  const handle = useRef<PaletteListHandle>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(initial);
  const { index, reading, missing } = usePaletteItems(clusters, cluster);
  // The letter appears at once; the list may follow a frame later.
  const wanted = useDeferredValue(typed);
  const hits = useMemo(() => searchPalette(index, parseQuery(wanted)), [index, wanted]);
  const take = (item: PaletteItem) => {
    if (item.blocked) return;
    onClose();
    if (item.href === undefined) return item.run?.();
    if (item.kind !== "page") rememberRecent({ label: item.label, note: item.note ?? "", href: item.href });
    router.push(item.href);
  };
  const list = useOptionList(
    hits.length,
    (at) => {
      const hit = hits[at];
      if (hit) take(hit.item);
    },
    (at) => handle.current?.scrollTo(at),
  );
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-(--z-palette) animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // Radix would select what was typed early, and the next letter would replace it.
            event.preventDefault();
            input.current?.focus();
            input.current?.setSelectionRange(initial.length, initial.length);
          }}
          className="raised fixed top-[12dvh] left-1/2 z-(--z-palette) flex max-h-[70dvh] w-160 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg text-sm shadow-dialog"
        >
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <div className="flex h-11 shrink-0 items-center gap-2.5 border-b border-line px-4">
            <Search aria-hidden className="text-ink-3" />
            <input
              {...list.input}
              ref={input}
              aria-label="Search or jump to"
              placeholder="Search names, actions and pages"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                list.reset();
                handle.current?.scrollTo(0);
              }}
              className="h-full min-w-0 flex-1 bg-transparent outline-none"
            />
            <Kbd keys={["Esc"]} />
          </div>
          <PaletteList hits={hits} list={list} ref={handle} />
          {hits.length === 0 ? (
            <p role="status" className="px-4 py-3 text-ink-2">
              {reading ? "Reading the names…" : `Nothing matches “${typed.trim()}”.`}
            </p>
          ) : null}
          <footer className="flex h-8 shrink-0 items-center gap-4 overflow-hidden border-t border-line px-4 text-xs whitespace-nowrap text-ink-3">
            <span className="flex items-center gap-1">
              <Kbd keys={[">"]} /> actions
            </span>
            <span className="flex items-center gap-1">
              <Kbd keys={["#"]} /> topics
            </span>
            <span className="flex items-center gap-1">
              <Kbd keys={["@"]} /> groups
            </span>
            {missing.length > 0 ? (
              <span className="truncate text-warning-text">Not read: {missing.join(", ")}</span>
            ) : null}
            <span role="status" className="tn ml-auto">
              {hits.length} found
            </span>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
