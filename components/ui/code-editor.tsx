"use client";

import dynamic from "next/dynamic";
import type { CodeEditorProps } from "./code-editor-props.ts";
import { cx } from "./cx.ts";
import { Skeleton } from "./skeleton.tsx";

const lineHeight = 18;

const View = dynamic(() => import("./code-editor-view.tsx").then((module) => module.CodeEditorView), {
  ssr: false,
  loading: () => <EditorSkeleton />,
});

/**
 * A field for JSON and longer texts inside a `Field`: line numbers, search (Mod F), and for JSON a check that leaves numbers alone. `Tab`
 * leaves it, as it leaves every field. `rows` are in sight at first; the editor itself is loaded with its first use.
 */
export function CodeEditor({ rows, ...editor }: CodeEditorProps & { rows: number }) {
  return (
    <div
      className={cx(
        "min-h-8 resize-y overflow-hidden rounded-md border border-line-2 bg-canvas has-aria-invalid:border-critical",
        "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-solid",
      )}
      style={{ height: rows * lineHeight + 10 }}
    >
      <View {...editor} />
    </div>
  );
}

function EditorSkeleton() {
  return (
    <div role="status" aria-label="Loading the editor" className="grid gap-2.5 px-10 py-2.5">
      <Skeleton className="w-44" />
      <Skeleton className="w-60" />
    </div>
  );
}
