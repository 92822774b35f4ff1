"use client";

import { Copy } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { KafkaRecord, Payload } from "#lib/contracts/records.ts";
import { formatTime } from "#lib/format/time.ts";
import { isCut, recordJson } from "./record-json.ts";

/** A record or a part of it as text for elsewhere. */
export function RecordCopyMenu({ topic, record }: { topic: string; record: KafkaRecord }) {
  const toast = useToast();
  const copy = async (what: string, text: string) =>
    toast({ text: (await copyText(text)) ? `${what} copied.` : "The browser refused the clipboard." });
  const cut = isCut(record) ? "Only a part of it is here: load the whole record first." : null;
  const items = [
    { label: "Value", text: partText(record.value), blocked: blockOf(record.value) },
    { label: "Key", text: partText(record.key), blocked: blockOf(record.key) },
    { label: "Record as JSON", text: recordJson(topic, record), blocked: cut },
    { label: "Place", text: `${topic}/${record.partition}/${record.offset}`, blocked: null },
    { label: "Timestamp, UTC", text: formatTime(record.timestamp, "utc"), blocked: null },
  ];
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="sm">
          <Copy aria-hidden />
          Copy as
        </Button>
      }
    >
      {items.map(({ label, text, blocked }) => (
        <MenuItem key={label} blocked={blocked} onSelect={() => void copy(label, text)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}

function blockOf(payload: Payload): string | null {
  if (payload.kind === "null") return "It is null: there is nothing to copy.";
  if (payload.kind === "empty") return "It is empty: there is nothing to copy.";
  return payload.truncated ? "Only the beginning is here: load all of it first." : null;
}

function partText(payload: Payload): string {
  return payload.kind === "null" || payload.kind === "empty" ? "" : payload.text;
}
