import { createAPI, Writer, type API } from "@platformatic/kafka";

export type ShareGroupOffsets = {
  id: string;
  errorCode: number;
  /** `lag` is the broker's own count of records not yet done with (KIP-1226); −1 when it does not tell. */
  partitions: { topic: string; partition: number; start: bigint; lag: bigint; errorCode: number }[];
};

/**
 * DescribeShareGroupOffsets (API 90, KIP-932) of whole groups: where the group's records in flight start. Version 1 adds the
 * lag. Errors of groups and partitions are in the answer, not thrown.
 */
export const shareGroupOffsetsApis: { api: API<[groupIds: string[]], ShareGroupOffsets[]> }[] = [1, 0].map(
  (version) => ({
    api: createAPI<[string[]], ShareGroupOffsets[]>(
      90,
      version,
      (groupIds: string[]) =>
        Writer.create()
          .appendArray(groupIds, (w, id) => w.appendString(id).appendArray(null, () => undefined))
          .appendTaggedFields(),
      (_correlationId, _apiKey, _apiVersion, reader) => {
        reader.readInt32();
        return reader.readArray((r) => {
          const id = r.readString();
          const partitions = r
            .readArray((t) => {
              const topic = t.readString();
              t.readUUID();
              return t.readArray((p) => {
                const partition = p.readInt32();
                const start = p.readInt64();
                p.readInt32();
                const lag = version >= 1 ? p.readInt64() : -1n;
                const errorCode = p.readInt16();
                p.readNullableString();
                return { topic, partition, start, lag, errorCode };
              });
            })
            .flat();
          const errorCode = r.readInt16();
          r.readNullableString();
          return { id, errorCode, partitions };
        });
      },
    ),
  }),
);
