import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder, tooltips } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { jsonFault } from "#lib/format/json.ts";
import { editorTheme } from "./code-editor-theme.ts";
import type { CodeEditorProps } from "./code-editor-props.ts";

/** What of an editor changes while it lives, beside its text. */
export type EditorLook = {
  language: CodeEditorProps["language"];
  placeholder: string;
  id: string;
  labelledBy: string;
  describedBy: string;
  invalid: boolean;
};

type Listeners = { onChange: (text: string) => void; onBlur: () => void };

const language = new Compartment();
const attributes = new Compartment();
const fromOutside = Annotation.define<boolean>();

/** All that an editor is made of. */
export function editorExtensions(look: EditorLook, { onChange, onBlur }: Listeners): Extension[] {
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    indentOnInput(),
    search({ top: true }),
    // Out of the box around the editor, which would cut it off.
    tooltips({ position: "fixed", parent: document.body }),
    EditorView.lineWrapping,
    syntaxHighlighting(colours),
    editorTheme,
    // ⌘↵ belongs to the form around, and must not leave an empty line behind. Tab is not bound: it leaves the field.
    keymap.of([{ key: "Mod-Enter", run: () => true }, ...historyKeymap, ...searchKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      const typed = update.transactions.some((one) => one.docChanged && one.annotation(fromOutside) !== true);
      if (typed) onChange(update.state.doc.toString());
      if (update.focusChanged && !update.view.hasFocus) onBlur();
    }),
    language.of(languageOf(look)),
    attributes.of(attributesOf(look)),
  ];
}

/** Puts another language and other attributes in place. */
export function lookOf(look: EditorLook): StateEffect<unknown>[] {
  return [language.reconfigure(languageOf(look)), attributes.reconfigure(attributesOf(look))];
}

/** Takes over a text that the editor does not hold yet. Line ends become \n, as in every text field. */
export function setText(view: EditorView, value: string): void {
  const text = value.replaceAll(/\r\n?/g, "\n");
  const held = view.state.doc.toString();
  if (held === text) return;
  view.dispatch({ changes: { from: 0, to: held.length, insert: text }, annotations: fromOutside.of(true) });
}

function languageOf(look: EditorLook): Extension {
  const words = look.placeholder === "" ? [] : [placeholder(look.placeholder)];
  return look.language === "json" ? [json(), jsonCheck, ...words] : words;
}

function attributesOf({ id, labelledBy, describedBy, invalid }: EditorLook): Extension {
  // It can be focused without a tabindex too, but a check of scrolling regions looks for one.
  const given: Record<string, string> = {
    "aria-labelledby": labelledBy,
    id,
    "aria-describedby": describedBy,
    tabindex: "0",
  };
  if (invalid) given["aria-invalid"] = "true";
  const present = Object.entries(given).filter(([, value]) => value !== "");
  return EditorView.contentAttributes.of(Object.fromEntries(present));
}

/** Marks the first fault by our own scanner: it turns no number into a double, and the produced text is the typed one. */
const jsonCheck = linter(
  ({ state }) => {
    const text = state.doc.toString();
    const at = text.trim() === "" ? null : jsonFault(text);
    if (at === null) return [];
    const { number, from } = state.doc.lineAt(Math.min(at, text.length));
    const message =
      at >= text.length ? "The JSON ends too early." : `Not valid JSON at line ${number}, column ${at - from + 1}.`;
    // At the end there is no character to mark but the last one.
    const start = at >= text.length ? Math.max(0, text.length - 1) : at;
    return [{ from: start, to: start + 1, severity: "error", message }];
  },
  { delay: 400 },
);

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--syn-key)" },
  { tag: tags.string, color: "var(--syn-string)" },
  { tag: tags.number, color: "var(--syn-number)" },
  { tag: tags.bool, color: "var(--syn-keyword)" },
  { tag: tags.null, color: "var(--syn-null)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--syn-punct)" },
]);
