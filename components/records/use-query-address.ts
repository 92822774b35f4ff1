"use client";

import { shownColumns, columnIdOf } from "./record-layout.ts";
import { useDecoders } from "./use-decoders.ts";
import { useRecordLayout } from "./use-record-layout.ts";

/** Names in the address that say which record is open, not what is read. */
const passing = ["record"];

/**
 * The query part of the page's address as it means the same elsewhere: with the decoders and columns that are only kept here,
 * and without the open record. `whole` also names what is left at its default, so that nothing kept elsewhere takes its place.
 * Asked for when it is used: what stands in the address may be newer than what is drawn.
 */
export function useQueryAddress(cluster: string, topic: string): (whole: boolean) => URLSearchParams {
  const { keyCodec, valueCodec } = useDecoders(cluster, topic);
  const { layout } = useRecordLayout(cluster, topic);
  return (whole) => {
    const address = new URLSearchParams(window.location.search);
    for (const name of passing) address.delete(name);
    if (whole || keyCodec !== "auto") address.set("keyCodec", keyCodec);
    if (whole || valueCodec !== "auto") address.set("valueCodec", valueCodec);
    if (whole || layout !== null) address.set("cols", layout ?? shownColumns(null).map(columnIdOf).join(","));
    return address;
  };
}
