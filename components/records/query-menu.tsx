"use client";

import { Download, Ellipsis, Layers, Link2, Terminal } from "lucide-react";
import { useState } from "react";
import { copyText } from "#components/ui/copy-text.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { SearchBody } from "#lib/contracts/record-search.ts";
import { CommandsDialog } from "./commands-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { useSendToBackground } from "./send-to-background.tsx";
import { modeOf, type RecordSearch, type RecordSearchPatch } from "./record-search.ts";
import { useQueryAddress } from "./use-query-address.ts";

type Props = {
  cluster: string;
  topic: string;
  search: RecordSearch;
  body: SearchBody | null;
  onChange: (patch: RecordSearchPatch) => void;
  /** It was started in the background. */
  onSent: () => void;
};

/** What else can be done with the query as it stands. */
export function QueryMenu(props: Props) {
  const [open, setOpen] = useState<"commands" | "export" | null>(null);
  const toast = useToast();
  const address = useQueryAddress(props.cluster, props.topic);
  const copyLink = async () =>
    toast({
      text: (await copyText(new URL(`?${address(false)}`, window.location.href).href))
        ? "Link to this query copied."
        : "The browser refused the clipboard.",
    });
  const close = () => setOpen(null);
  const background = useSendToBackground(props.cluster, props.topic, props.onSent);
  const incomplete = props.body === null ? "The query is not complete." : null;
  const live = props.search.from === "live" ? "The live end has no end to export to. Start at another place." : null;
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More about this query">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Download aria-hidden />} blocked={live ?? incomplete} onSelect={() => setOpen("export")}>
          Export all that it reads…
        </MenuItem>
        {modeOf(props.search) === "search" ? (
          <MenuItem
            icon={<Layers aria-hidden />}
            blocked={incomplete ?? background.fault}
            onSelect={() => (props.body === null ? undefined : background.send(props.body))}
          >
            Search in the background
          </MenuItem>
        ) : null}
        <MenuItem icon={<Terminal aria-hidden />} onSelect={() => setOpen("commands")}>
          Show as a command…
        </MenuItem>
        <MenuItem icon={<Link2 aria-hidden />} onSelect={() => void copyLink()}>
          Copy link to this query
        </MenuItem>
        {modeOf(props.search) === "search" ? (
          <>
            <MenuSeparator />
            <MenuCheckItem
              checked={props.search.checksums}
              onChange={() => props.onChange({ checksums: props.search.checksums ? null : true })}
            >
              Verify checksums while searching
            </MenuCheckItem>
          </>
        ) : null}
      </Menu>
      {open === "commands" ? <CommandsDialog {...props} onClose={close} /> : null}
      {open === "export" && props.body !== null ? <ExportDialog {...props} body={props.body} onClose={close} /> : null}
    </>
  );
}
