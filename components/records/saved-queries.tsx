"use client";

import { Bookmark, Save, X } from "lucide-react";
import Link from "next/link";
import { useContext, useState } from "react";
import { SaveView } from "#components/ui/data-table-save-view.tsx";
import { sameView } from "#components/ui/data-table-view-counts.ts";
import { ViewKeeperContext, type ViewKeeper } from "#components/ui/data-table-views-context.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useQueryAddress } from "./use-query-address.ts";

type Props = { cluster: string; topic: string };

/** Queries of this topic under names, with their decoders and columns: the own ones and what others share. */
export function SavedQueries(props: Props) {
  const keeper = useContext(ViewKeeperContext);
  const [open, setOpen] = useState(false);
  if (keeper === null) return null;
  return (
    <Popover
      label="Saved queries"
      open={open}
      onOpenChange={setOpen}
      align="end"
      className="w-80"
      trigger={
        <IconButton label="Saved queries">
          <Bookmark aria-hidden />
        </IconButton>
      }
    >
      <QueryList {...props} keeper={keeper} onLeave={() => setOpen(false)} />
    </Popover>
  );
}

function QueryList({ cluster, topic, keeper, onLeave }: Props & { keeper: ViewKeeper; onLeave: () => void }) {
  const address = useQueryAddress(cluster, topic);
  const toast = useToast();
  const present = Object.fromEntries(address(true));
  const [fault, setFault] = useState<string | null>(null);
  const overwrite = async (id: string, name: string) => {
    const wrong = await keeper.replace(id, present);
    setFault(wrong);
    if (wrong === null) toast({ text: `“${name}” is the present query now.` });
  };
  return (
    <>
      {keeper.views.length === 0 ? (
        <p className="px-2 py-1.5 text-xs text-ink-3">
          No query of this topic is saved yet. A saved query holds its place, filter, decoders and columns.
        </p>
      ) : (
        <ul aria-label="Saved queries">
          {keeper.views.map(({ id, name, view, note }) => {
            const same = sameView(view, present);
            return (
              <li key={`${id}/${name}/${note}`} className="flex items-center gap-1">
                <Link
                  href={`?${new URLSearchParams(Object.entries(view).flatMap(([key, text]) => (text === null ? [] : [[key, text]])))}`}
                  prefetch={false}
                  onClick={onLeave}
                  aria-current={same ? "true" : undefined}
                  className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-sm px-2 hover:bg-hover aria-current:text-accent-text"
                >
                  <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                  <span className="text-2xs text-ink-3">{note}</span>
                </Link>
                {id === null ? null : (
                  <>
                    <IconButton
                      size="sm"
                      label={`Overwrite ${name} with the present query`}
                      blocked={same ? "It is the present query." : null}
                      onClick={() => void overwrite(id, name)}
                    >
                      <Save aria-hidden />
                    </IconButton>
                    <IconButton size="sm" label={`Delete the query ${name}`} onClick={() => keeper.remove(id)}>
                      <X aria-hidden />
                    </IconButton>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {(fault ?? keeper.fault) === null ? null : (
        <p role="alert" className="px-2 py-1 text-xs text-critical-text">
          {fault ?? keeper.fault}
        </p>
      )}
      <SaveView noun="query" onSave={(name, shared) => keeper.save(name, present, shared)} />
    </>
  );
}
