import type { MessageText } from "./message.ts";

/**
 * What a topic of Kafka's own holds, by the type that its key begins with (int16). `values` by version, which the value begins
 * with (int16); from `flexibleFrom` on in the compact form of KIP-482. Keys are never compact.
 */
export type InternalTopic = ReadonlyMap<
  number,
  { record: string; key: MessageText; values: readonly MessageText[]; flexibleFrom: number }
>;
