"use client";

import { useState } from "react";

/** Faults by field name, e.g. `name` or `headers.2.value`. */
export type Faults = Record<string, string>;

/**
 * A form's values as typed, with faults shown the way ui.md section 9 asks: on blur, again on change once wrong, all of
 * them at submit. What the server refused stands at its field until that field changes.
 */
export function useDraft<T extends object>(initial: T, check: (draft: T) => Faults) {
  const [draft, setDraft] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [revealed, setRevealed] = useState(false);
  const [refused, setRefused] = useState<Faults>({});
  const faults = check(draft);

  const change = (patch: Partial<T>) => {
    const changed = Object.keys(patch);
    setDraft((before) => ({ ...before, ...patch }));
    setRefused((before) =>
      Object.fromEntries(
        Object.entries(before).filter(
          ([field]) => !changed.some((key) => field === key || field.startsWith(`${key}.`)),
        ),
      ),
    );
  };

  return {
    draft,
    change,
    valid: Object.keys(faults).length === 0,
    dirty: draft !== initial && JSON.stringify(draft) !== JSON.stringify(initial),
    touch: (field: string) => setTouched((before) => new Set(before).add(field)),
    fault: (field: string): string | null =>
      refused[field] ?? (revealed || touched.has(field) ? (faults[field] ?? null) : null),
    reveal: () => setRevealed(true),
    refuse: setRefused,
  };
}

/** Puts the cursor into the first faulty control, after React has marked it: on a busy machine that may take some frames. */
export function focusFirstFault(form: HTMLElement | null, frames = 30): void {
  requestAnimationFrame(() => {
    const faulty = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (faulty) faulty.focus();
    else if (form?.isConnected && frames > 1) focusFirstFault(form, frames - 1);
  });
}
