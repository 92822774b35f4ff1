/** A bigint is an exact count; a number may be a fraction (a rate). Drawing rounds, words and tables do not. */
export type ChartValue = number | bigint;

export type ChartSample = {
  /** Epoch milliseconds. */
  at: number;
  /** By id of the series; absent is "not measured", and a sample without any value is a gap. */
  values: Readonly<Record<string, ChartValue>>;
  /** Why nothing was measured. */
  reason?: string;
};

export type ChartSeries = {
  id: string;
  label: string;
  /** Drawn in grey behind the series in question. */
  context?: boolean;
};

/** `area` is for one series; `stack` adds the series up, the first on top. */
export type ChartKind = "line" | "area" | "stack" | "bar";

export type ChartColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | "other";

export type ChartRange = { from: number; to: number };

/** A limit: dashed, with its label on the line. */
export type ChartThreshold = { value: number; label: string; tone?: "warning" | "critical" };

/** Something that happened: a dotted line with a word. */
export type ChartEvent = { at: number; label: string };

export type ChartGap = ChartRange & { reason: string | null };
