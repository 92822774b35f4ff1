"use client";

import { useDecoders } from "./use-decoders.ts";
import { useRecordLayout } from "./use-record-layout.ts";

/** Names in the address that say which record is open, not what is read. */
const passing = ["record"];

/**
 * The query part of the page's address as another person needs it: with the decoders and columns that are only kept here, and
 * without the open record. Asked for when it is used: what stands in the address may be newer than what is drawn.
 */
export function useQueryAddress(cluster: string, topic: string): () => URLSearchParams {
  const { keyCodec, valueCodec } = useDecoders(cluster, topic);
  const { layout } = useRecordLayout(cluster, topic);
  return () => {
    const address = new URLSearchParams(window.location.search);
    for (const name of passing) address.delete(name);
    if (keyCodec !== "auto") address.set("keyCodec", keyCodec);
    if (valueCodec !== "auto") address.set("valueCodec", valueCodec);
    if (layout !== null) address.set("cols", layout);
    return address;
  };
}
