import * as kafka from "@platformatic/kafka";
import { createAPI, Reader, type API } from "@platformatic/kafka";

type Response = ReturnType<typeof kafka.metadataV12.parseResponse>;
type Topics = Parameters<typeof kafka.metadataV12.createRequest>[0];
type Request = [topics: Topics, allowAutoTopicCreation: boolean, includeTopicAuthorizedOperations: boolean];
type Module = { createRequest: kafka.RequestCreator; parseResponse: typeof kafka.metadataV12.parseResponse };

const modules: [version: number, module: Module][] = [
  [12, kafka.metadataV12],
  [11, kafka.metadataV11],
  [10, kafka.metadataV10],
  [9, kafka.metadataV9],
  [8, kafka.metadataV8],
  [7, kafka.metadataV7],
  [6, kafka.metadataV6],
  [5, kafka.metadataV5],
  [4, kafka.metadataV4],
];

/**
 * Metadata (API 3) with the library's codecs, read from one flat buffer: the answer for 10,000 topics comes in some thirty
 * chunks, and looking each number up among them takes four times as long.
 */
export const metadataApis: { api: API<Request, Response> }[] = modules.map(([version, module]) => ({
  api: createAPI<Request, Response>(
    3,
    version,
    module.createRequest,
    (correlationId, apiKey, apiVersion, reader) =>
      module.parseResponse(correlationId, apiKey, apiVersion, Reader.from(reader.buffer.buffer)),
    version >= 9,
    version >= 9,
  ),
}));
