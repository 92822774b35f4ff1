import type { KafkaRecord } from "#lib/contracts/records.ts";

type Told = Pick<KafkaRecord, "transaction" | "producerId">;

/** What became of a record's transaction, for people; null where there is nothing to say. */
export function transactionWords({ transaction, producerId }: Told): { word: string; meaning: string } | null {
  const of = producerId === null ? "" : ` of producer ${producerId}`;
  switch (transaction) {
    case "aborted":
      return { word: "aborted", meaning: `Its transaction${of} was aborted: committed readers never see it` };
    case "undecided":
      return {
        word: "undecided",
        meaning: `In a transaction${of} that is open, or behind one: committed readers wait before it`,
      };
    case "commit-marker":
      return { word: "commit marker", meaning: `Ends a transaction${of} by a commit; it holds no data` };
    case "abort-marker":
      return { word: "abort marker", meaning: `Ends a transaction${of} by an abort; it holds no data` };
    default:
      return null;
  }
}

/** Whether no committed reader will ever see it: it stands back in the list. */
export function isUnseen({ transaction }: Told): boolean {
  return transaction === "aborted" || isMarker({ transaction });
}

/** Whether it is no record of a producer but the end of a transaction. */
export function isMarker({ transaction }: Pick<Told, "transaction">): boolean {
  return transaction === "commit-marker" || transaction === "abort-marker";
}
