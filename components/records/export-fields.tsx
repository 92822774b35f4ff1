import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field, FieldRows } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { plainColumns, type ExportDraft } from "./export-request.ts";

type Props = { draft: ExportDraft; fault: string | null; onChange: (draft: ExportDraft) => void };

const formats: { value: ExportDraft["format"]; label: string; hint: string }[] = [
  {
    value: "ndjson",
    label: "NDJSON",
    hint: "One record a line with all it has: numbers whole, bytes as base64, headers in order.",
  },
  { value: "csv", label: "CSV", hint: "The chosen columns, with a head." },
  { value: "raw", label: "Raw", hint: "The values alone as they are stored, each followed by a line feed." },
];

/** The form of an export, and the columns where it has some. */
export function ExportFields({ draft, fault, onChange }: Props) {
  return (
    <FieldRows>
      <div>
        <Segmented
          label="Format"
          options={formats}
          value={draft.format}
          onChange={(format) => onChange({ ...draft, format })}
        />
        <p className="mt-1.25 text-xs text-ink-3">{formats.find(({ value }) => value === draft.format)?.hint}</p>
      </div>
      {draft.format === "csv" ? (
        <>
          <div role="group" aria-label="Columns" className="flex flex-wrap gap-x-4 gap-y-1.5">
            {plainColumns.map((column) => (
              <Checkbox
                key={column}
                checked={draft.columns.includes(column)}
                onCheckedChange={(on) =>
                  onChange({
                    ...draft,
                    columns: plainColumns.filter((one) => (one === column ? on : draft.columns.includes(one))),
                  })
                }
              >
                {column}
              </Checkbox>
            ))}
          </div>
          <Field
            label="Fields"
            layout="left"
            error={fault}
            hint="Further columns, parted by commas: value.customer.id, headers.trace-id"
          >
            <Input mono value={draft.paths} onChange={(event) => onChange({ ...draft, paths: event.target.value })} />
          </Field>
        </>
      ) : null}
      {draft.format === "raw" ? null : (
        <div>
          <Checkbox checked={draft.decoded} onCheckedChange={(decoded) => onChange({ ...draft, decoded })}>
            Decode Avro, Protobuf and other coded messages
          </Checkbox>
          <p className="mt-1.25 text-xs text-ink-3">
            {draft.format === "csv"
              ? "Key, value and fields are those of the decoded message; without it, of the stored bytes."
              : "Each line also gets the decoded key and value beside the stored bytes."}{" "}
            It takes longer.
          </p>
        </div>
      )}
    </FieldRows>
  );
}
