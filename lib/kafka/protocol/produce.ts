import {
  createAPI,
  produceV3,
  produceV4,
  produceV5,
  produceV6,
  produceV7,
  produceV8,
  produceV9,
  produceV10,
  produceV11,
  Writer,
  type API,
} from "@platformatic/kafka";

export type ProduceRequest = { topic: string; partition: number; batch: Buffer; timeoutMs: number };
type Module = { parseResponse: typeof produceV11.parseResponse };
export type ProduceResponse = ReturnType<typeof produceV11.parseResponse>;

const modules = new Map<number, Module>([
  [3, produceV3],
  [4, produceV4],
  [5, produceV5],
  [6, produceV6],
  [7, produceV7],
  [8, produceV8],
  [9, produceV9],
  [10, produceV10],
  [11, produceV11],
]);

/** Produce (API 0) of one ready record batch, acknowledged by all in-sync replicas. */
function produceApi(version: number, module: Module): API<[ProduceRequest], ProduceResponse> {
  const flexible = version >= 9;
  return createAPI<[ProduceRequest], ProduceResponse>(
    0,
    version,
    (input: ProduceRequest) => {
      const writer = Writer.create()
        .appendString(null, flexible)
        .appendInt16(-1)
        .appendInt32(input.timeoutMs)
        .appendArray(
          [input],
          (w) => {
            w.appendString(input.topic, flexible).appendArray(
              [input],
              (p) => p.appendInt32(input.partition).appendBytes(input.batch, flexible),
              flexible,
              flexible,
            );
          },
          flexible,
          flexible,
        );
      return flexible ? writer.appendTaggedFields() : writer;
    },
    module.parseResponse,
    flexible,
    flexible,
  );
}

export const produceApis: API<[ProduceRequest], ProduceResponse>[] = [...modules]
  .map(([version, module]) => produceApi(version, module))
  .reverse();
