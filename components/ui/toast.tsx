"use client";

import { X } from "lucide-react";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";

export type ToastInput = {
  /** What was done: "retention.ms set to 3 days". Errors never come as a toast. */
  text: string;
  /** A way on: "Open topic". */
  action?: { label: string; onAction: () => void };
  /** Takes the change back; offered for 10 s, ⌘Z too. */
  onUndo?: () => void;
};

type Entry = ToastInput & { id: number };

const ToastContext = createContext<((toast: ToastInput) => void) | null>(null);

/** Tells what was done, bottom right, three at most. */
export function useToast(): (toast: ToastInput) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<Entry[]>([]);
  const nextId = useRef(1);
  const show = useCallback((toast: ToastInput) => {
    const id = nextId.current++;
    setEntries((now) => [...now, { ...toast, id }].slice(-3));
  }, []);
  const drop = useCallback((id: number) => setEntries((now) => now.filter((entry) => entry.id !== id)), []);
  useUndoKey(entries, drop);
  return (
    <ToastContext value={show}>
      {children}
      <section
        aria-label="Messages"
        aria-live="polite"
        data-messages
        className="pointer-events-none fixed right-4 bottom-12 z-(--z-toast) flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2"
      >
        {entries.map((entry) => (
          <ToastLine key={entry.id} entry={entry} onGone={() => drop(entry.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

/** ⌘Z takes back the newest change while its toast stands, unless the person is typing. */
function useUndoKey(entries: Entry[], drop: (id: number) => void) {
  const newest = useMemo(() => entries.findLast((entry) => entry.onUndo), [entries]);
  useEffect(() => {
    if (!newest) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "z" || event.shiftKey || !(event.metaKey || event.ctrlKey)) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      newest.onUndo?.();
      drop(newest.id);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [newest, drop]);
}

/** Stands for some seconds, longer while the pointer or the focus is on it. */
function ToastLine({ entry, onGone }: { entry: Entry; onGone: () => void }) {
  const [held, setHeld] = useState(false);
  const gone = useEffectEvent(onGone);
  const ms = entry.onUndo ? 10_000 : 6_000;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => gone(), ms);
    return () => clearTimeout(timer);
  }, [held, ms]);
  const act = (label: string, run: () => void) => (
    <button
      type="button"
      onClick={() => {
        run();
        onGone();
      }}
      className="h-7 shrink-0 rounded-md px-2 font-medium hover:bg-inverse-ink/10"
    >
      {label}
    </button>
  );
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex min-h-10 animate-dialog items-center gap-1 rounded-lg bg-inverse py-1.5 pr-1.5 pl-3.5 text-sm text-inverse-ink shadow-pop"
    >
      <p className="mr-auto min-w-0 break-words">{entry.text}</p>
      {entry.action ? act(entry.action.label, entry.action.onAction) : null}
      {entry.onUndo ? act("Undo", entry.onUndo) : null}
      <button
        type="button"
        aria-label="Close message"
        onClick={onGone}
        className="grid size-7 shrink-0 place-items-center rounded-md text-inverse-ink-2 hover:bg-inverse-ink/10"
      >
        <X aria-hidden />
      </button>
    </div>
  );
}
