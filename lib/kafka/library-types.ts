import type * as kafka from "@platformatic/kafka";

// The answers of the library's codecs have the same shape in every version; these are their names here.
export type MetadataResponse = ReturnType<typeof kafka.metadataV12.parseResponse>;
