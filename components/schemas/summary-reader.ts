import type { SubjectSummary } from "#lib/contracts/schemas.ts";

export type SummaryState = {
  summaries: ReadonlyMap<string, SubjectSummary>;
  /** While all subjects are read, for sorting or filtering: how far it is. */
  progress: { done: number; total: number } | null;
  /** Why the last batch could not be read. */
  error: unknown;
};

export type SummaryReader = {
  subscribe: (listener: () => void) => () => void;
  get: () => SummaryState;
  /** Reads what is not known of these subjects; an earlier wish that was not begun is dropped. */
  need: (subjects: readonly string[], all: boolean) => void;
  /** Reads the subjects of the last wish again where they are older than `maxAgeMs`. */
  refresh: (maxAgeMs: number) => void;
  /** Reads one again, after a change. */
  forget: (subject: string) => void;
  retry: () => void;
  stop: () => void;
};

const batchSize = 100;

/**
 * Reads figures of subjects in batches, one batch at a time. While all are wanted, figures are shown only when the last is
 * there: an order over half of them would be wrong and jump.
 */
export function summaryReader(
  load: (subjects: string[], signal: AbortSignal) => Promise<readonly SubjectSummary[]>,
): SummaryReader {
  const listeners = new Set<() => void>();
  const known = new Map<string, { summary: SubjectSummary; at: number }>();
  let state: SummaryState = { summaries: new Map(), progress: null, error: null };
  let wish: { subjects: readonly string[]; all: boolean } = { subjects: [], all: false };
  let queue: string[] = [];
  let running: AbortController | null = null;

  const publish = (next: Partial<SummaryState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const run = async () => {
    const control = new AbortController();
    running = control;
    try {
      while (queue.length > 0) {
        const batch = queue.splice(0, batchSize);
        const found = await load(batch, control.signal);
        if (control.signal.aborted) return;
        for (const summary of found) known.set(summary.subject, { summary, at: Date.now() });
        const total = wish.subjects.length;
        const bulk = wish.all && queue.length > 0;
        publish({
          ...(bulk ? {} : { summaries: new Map([...known].map(([subject, one]) => [subject, one.summary])) }),
          progress: bulk ? { done: total - queue.length, total } : null,
          error: null,
        });
      }
    } catch (error) {
      if (control.signal.aborted) return;
      queue = [];
      publish({ progress: null, error });
    } finally {
      if (running === control) running = null;
    }
  };

  const enqueue = (subjects: readonly string[]) => {
    queue = [...subjects];
    if (queue.length > batchSize && wish.all)
      publish({ progress: { done: wish.subjects.length - queue.length, total: wish.subjects.length } });
    if (running === null && queue.length > 0) void run();
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => state,
    need: (subjects, all) => {
      wish = { subjects, all };
      // After a failure only the person or the next refresh tries again.
      if (state.error === null) enqueue(subjects.filter((subject) => !known.has(subject)));
    },
    refresh: (maxAgeMs) => {
      const limit = Date.now() - maxAgeMs;
      if (running === null) enqueue(wish.subjects.filter((subject) => (known.get(subject)?.at ?? 0) < limit));
    },
    forget: (subject) => {
      known.delete(subject);
      enqueue([...new Set([...queue, subject])]);
    },
    retry: () => {
      publish({ error: null });
      enqueue(wish.subjects.filter((subject) => !known.has(subject)));
    },
    stop: () => {
      running?.abort();
      running = null;
      queue = [];
    },
  };
}
