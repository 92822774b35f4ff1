import { bytesInput, type BytesInput, type ProduceInput } from "#lib/contracts/records.ts";

/** How a person writes bytes. `json` is text that must parse; its numbers are sent as typed, never re-printed. */
export type PayloadKind = "text" | "json" | "hex" | "null";
export type PayloadDraft = { kind: PayloadKind; text: string };
export type HeaderDraft = { id: string; key: string; value: PayloadDraft };
export type ProduceDraft = {
  key: PayloadDraft;
  value: PayloadDraft;
  headers: HeaderDraft[];
  /** Null lets the key decide. */
  partition: number | null;
};

export type ProduceFault = { field: string; message: string };

/** Checks JSON; null when it parses, else the fault in words. Given by the caller so that this file stays pure. */
export type JsonCheck = (text: string) => string | null;

/** Bytes of one draft, or the fault. An empty text is an empty value, `null` is none. */
export function draftBytes(draft: PayloadDraft, checkJson: JsonCheck): { bytes: BytesInput } | { fault: string } {
  if (draft.kind === "null") return { bytes: null };
  if (draft.kind === "json") {
    const fault = checkJson(draft.text);
    return fault === null ? { bytes: { encoding: "utf8", data: draft.text } } : { fault };
  }
  const input = bytesInput.safeParse({ encoding: draft.kind === "hex" ? "hex" : "utf8", data: draft.text });
  return input.success ? { bytes: input.data } : { fault: input.error.issues[0]?.message ?? "Not readable" };
}

/** The request of a draft, or every fault with the name of its field: `key`, `value`, `headers.<n>.key`, `headers.<n>.value`. */
export function produceInputOf(
  draft: ProduceDraft,
  checkJson: JsonCheck,
): { input: ProduceInput } | { faults: ProduceFault[] } {
  const faults: ProduceFault[] = [];
  const take = (field: string, payload: PayloadDraft): BytesInput => {
    const result = draftBytes(payload, checkJson);
    if ("bytes" in result) return result.bytes;
    faults.push({ field, message: result.fault });
    return null;
  };
  const input: ProduceInput = {
    key: take("key", draft.key),
    value: take("value", draft.value),
    headers: draft.headers.map((header, index) => ({
      key: header.key,
      value: take(`headers.${index}.value`, header.value),
    })),
    partition: draft.partition,
    timestamp: null,
  };
  return faults.length > 0 ? { faults } : { input };
}

/** The field of a problem's pointer: `/body/headers/2/value/data` → `headers.2.value`; null when it is none of the form's. */
export function fieldOfPointer(pointer: string): string | null {
  const match = /^\/body\/(key|value|partition|headers\/\d+\/(?:key|value))(?:\/.*)?$/.exec(pointer);
  return match?.[1]?.replaceAll("/", ".") ?? null;
}

/** The key's bytes for the partitioner; null for a null key or a faulty one. */
export function keyBytes(draft: PayloadDraft): Uint8Array | null {
  if (draft.kind === "null") return null;
  if (draft.kind !== "hex") return new TextEncoder().encode(draft.text);
  const digits = draft.text.replaceAll(/\s/g, "");
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) return null;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
