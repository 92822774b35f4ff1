import { CodeText } from "#components/ui/code-text.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Payload, PayloadSchema } from "#lib/contracts/records.ts";
import { pagePath } from "#lib/format/urls.ts";
import { codecWords, schemaWords } from "./codec-words.ts";

/** What decoded a payload: the codec, and the schema with a way to it; or why it was not decoded. */
export function DecodingLine({ cluster, payload }: { cluster: string; payload: Payload }) {
  if (payload.kind === "null" || payload.kind === "empty") return null;
  const { schema, note } = payload;
  return (
    <>
      {note === undefined ? null : (
        <p
          role="status"
          className="px-page flex items-start gap-2 border-b border-warning-line bg-warning-soft py-1.5 text-xs"
        >
          <StatusMark status="warning" className="mt-1" />
          <span className="min-w-0 break-words">
            <CodeText>{note}</CodeText> The bytes are shown as {codecWords[payload.codec]}.
          </span>
        </p>
      )}
      <p className="px-page flex flex-wrap gap-x-2.5 py-1.5 text-xs text-ink-2">
        <span className="font-medium">{codecWords[payload.codec]}</span>
        {schema === undefined ? null : <SchemaPlace cluster={cluster} schema={schema} />}
      </p>
    </>
  );
}

function SchemaPlace({ cluster, schema }: { cluster: string; schema: PayloadSchema }) {
  const { name, subject, version } = schema;
  return (
    <>
      {name === null ? null : <span className="code break-all">{name}</span>}
      <span className="tn break-all">{schemaWords(schema)}</span>
      {subject === null ? null : (
        <TextLink
          href={`${pagePath("/clusters/[cluster]/schemas/[subject]", { cluster, subject })}${version === null ? "" : `?version=${version}`}`}
          prefetch={false}
        >
          {subject}
          {version === null ? "" : ` version ${version}`}
        </TextLink>
      )}
    </>
  );
}
