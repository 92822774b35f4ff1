import type { FieldClause } from "#lib/contracts/record-search.ts";
import { someHeader, type RecordView } from "./batch-walk.ts";
import { compareDecimals, parseDecimal, shortNumber } from "./decimal.ts";
import { parseFieldPath, type FieldPath, type PathFault } from "./field-path.ts";
import { findValue, stringAt, type Span } from "./json-walk.ts";
import { jsonNeedle, type Needle } from "./needle.ts";

export type FieldTest = {
  needle: Needle | null;
  matches: (body: Buffer, view: RecordView) => boolean;
  /** The first value found at the path as stored JSON or text, cut; null when the field is not there. */
  found: (body: Buffer, view: RecordView) => string | null;
};

type Place = (body: Buffer, view: RecordView, visit: (body: Buffer, span: Span) => boolean) => boolean;
type ValueTest = (body: Buffer, span: Span) => boolean;

/** Makes a field clause ready to run, or says what is wrong with it. A missing field matches nothing, `!=` neither. */
export function compileField(clause: FieldClause): FieldTest | PathFault {
  const path = parseFieldPath(clause.path);
  if ("message" in path) return path;
  const place = placeOf(path);
  const test = valueTest(clause);
  if (test === null)
    return { message: `\`${clause.operator}\` compares numbers: "${clause.value}" is none.`, position: 0 };
  return {
    needle: needleOf(clause),
    matches: (body, view) => place(body, view, test),
    found(body, view) {
      let shown: string | null = null;
      place(body, view, (bytes, { start, end }) => {
        shown = bytes.toString("utf8", start, Math.min(end, start + 200));
        return true;
      });
      return shown;
    },
  };
}

/** Visits the value at the path: one, or with headers each of that name, until one passes. */
function placeOf(path: FieldPath): Place {
  const span: Span = { start: 0, end: 0 };
  const inside = (body: Buffer, start: number, end: number, visit: ValueTest) => {
    if (path.steps.length > 0) return findValue(body, start, end, path.steps, span) && visit(body, span);
    span.start = start;
    span.end = end;
    return visit(body, span);
  };
  if (path.root === "headers") {
    const name = Buffer.from(path.name);
    return (body, view, visit) =>
      someHeader(
        body,
        view,
        ({ keyStart, keyLength, valueStart, valueLength }) =>
          keyLength === name.length &&
          body.compare(name, 0, name.length, keyStart, keyStart + keyLength) === 0 &&
          valueLength >= 0 &&
          inside(body, valueStart, valueStart + valueLength, visit),
      );
  }
  if (path.root === "value")
    return (body, view, visit) =>
      view.valueLength >= 0 && inside(body, view.valueStart, view.valueStart + view.valueLength, visit);
  return (body, view, visit) =>
    view.keyLength >= 0 && inside(body, view.keyStart, view.keyStart + view.keyLength, visit);
}

function valueTest({ operator, value }: FieldClause): ValueTest | null {
  switch (operator) {
    case "exists":
      return () => true;
    case "is-null":
      return isNull;
    case "=":
      return equals(value);
    case "!=": {
      const same = equals(value);
      return (body, span) => !same(body, span);
    }
    case "contains":
      return (body, span) => textOf(body, span).includes(value);
    case "starts-with":
      return (body, span) => textOf(body, span).startsWith(value);
    case "<":
      return ordered(value, (order) => order < 0);
    case "<=":
      return ordered(value, (order) => order <= 0);
    case ">":
      return ordered(value, (order) => order > 0);
    case ">=":
      return ordered(value, (order) => order >= 0);
  }
}

/** Numbers with numbers, exactly; texts such as ISO dates in the order of their code points when what was typed is no number. */
function ordered(value: string, accept: (order: number) => boolean): ValueTest | null {
  const compare = numberCompare(value);
  if (compare === null) {
    if (value === "") return null;
    return (body, span) => {
      if (body[span.start] !== 0x22) return false;
      const text = textOf(body, span);
      return accept(text < value ? -1 : text > value ? 1 : 0);
    };
  }
  return (body, span) => {
    const order = compare(body, span);
    return order !== null && accept(order);
  };
}

function equals(value: string): ValueTest {
  const wanted = Buffer.from(value);
  const compare = numberCompare(value);
  return (body, span) => {
    const { start, end } = span;
    if (body[start] !== 0x22 && compare !== null) {
      const order = compare(body, span);
      if (order !== null) return order === 0;
    }
    // Strings between quotes, literals and plain text as they stand.
    const quoted = isQuoted(body, span);
    const from = quoted ? start + 1 : start;
    const to = quoted ? end - 1 : end;
    if (to - from === wanted.length && body.compare(wanted, 0, wanted.length, from, to) === 0) return true;
    return (
      quoted && to - from > wanted.length && body.subarray(from, to).includes(0x5c) && textOf(body, span) === value
    );
  };
}

/** The order of the number at a span against the one typed; null when there is none at the span. */
function numberCompare(value: string): ((body: Buffer, span: Span) => number | null) | null {
  const typed = parseDecimal(value.trim());
  if (typed === null) return null;
  const bytes = Buffer.from(value.trim());
  const short = shortNumber(bytes, 0, bytes.length);
  return (body, { start, end }) => {
    const found = shortNumber(body, start, end);
    // Up to 15 digits a double keeps the order of decimals; NaN is anything else.
    if (found === found && short === short) return found - short;
    if (end - start > 4_096) return null;
    const exact = parseDecimal(body.toString("latin1", start, end));
    return exact === null ? null : compareDecimals(exact, typed);
  };
}

function isNull(body: Buffer, { start, end }: Span): boolean {
  return end - start === 4 && body.toString("latin1", start, end) === "null";
}

function isQuoted(body: Buffer, { start, end }: Span): boolean {
  return end - start >= 2 && body[start] === 0x22 && body[end - 1] === 0x22;
}

function textOf(body: Buffer, span: Span): string {
  if (!isQuoted(body, span)) return body.toString("utf8", span.start, span.end);
  return stringAt(body, span.start + 1, span.end - 1) ?? body.toString("utf8", span.start, span.end);
}

/** What must lie in the bytes of every match. A number can be written in many ways, so it is never looked for. */
function needleOf({ operator, value }: FieldClause): Needle | null {
  if (operator === "contains" || operator === "starts-with") return jsonNeedle(value);
  return operator === "=" && numberCompare(value) === null ? jsonNeedle(value) : null;
}
