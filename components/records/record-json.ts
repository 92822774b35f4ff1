import type { KafkaRecord, Payload } from "#lib/contracts/records.ts";

/** One record as JSON text. JSON payloads stand in it as they are stored, numbers untouched; bytes as `{"hex": "…"}`. */
export function recordJson(topic: string, record: KafkaRecord): string {
  const headers = record.headers.map(({ key, value }) => `[${JSON.stringify(key)}, ${payloadJson(value)}]`);
  const members = {
    topic: JSON.stringify(topic),
    partition: String(record.partition),
    offset: record.offset,
    timestamp: record.timestamp,
    key: payloadJson(record.key),
    value: payloadJson(record.value),
    headers: `[${headers.join(", ")}]`,
  };
  const lines = Object.entries(members).map(([name, text]) => `  ${JSON.stringify(name)}: ${text}`);
  return `{\n${lines.join(",\n")}\n}`;
}

/** Whether something of it was left out of the list. */
export function isCut(record: KafkaRecord): boolean {
  const payloads = [record.key, record.value, ...record.headers.map(({ value }) => value)];
  return (
    record.headers.length < record.headerCount ||
    payloads.some((payload) => "truncated" in payload && payload.truncated)
  );
}

function payloadJson(payload: Payload): string {
  switch (payload.kind) {
    case "null":
      return "null";
    case "empty":
      return '""';
    case "json":
      return payload.text;
    case "text":
      return JSON.stringify(payload.text);
    case "hex":
      return `{"hex": "${payload.text}"}`;
  }
}
