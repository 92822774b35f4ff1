"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { secondsOf } from "./draft.ts";

type Props = { value: string; error: string | null; onChange: (words: string) => void; onBlur: () => void };

/** When a test client stops by itself, in people's words. */
export function DurationField({ value, error, onChange, onBlur }: Props) {
  const duration = secondsOf(value);
  return (
    <Field
      label="Stops after"
      layout="left"
      error={error}
      hint={
        <>
          {"seconds" in duration ? (
            <>
              seconds = <span className="code">{duration.seconds}</span>.{" "}
            </>
          ) : null}
          It also ends when the console stops.
        </>
      }
      after={
        <Segmented
          label="Usual durations"
          size="sm"
          className="ml-2 align-middle"
          options={["1 min", "10 min", "1 h"].map((words) => ({ value: words, label: words }))}
          value={value}
          onChange={onChange}
        />
      }
    >
      <Input
        boxClassName="inline-flex w-32 align-middle"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
    </Field>
  );
}
