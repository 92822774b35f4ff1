import { EditorView } from "@codemirror/view";

const control = {
  font: "inherit",
  color: "var(--ink)",
  background: "var(--canvas)",
  border: "1px solid var(--line-2)",
  borderRadius: "var(--radius-sm, 4px)",
};

/** The editor in our tokens; both themes at once, since the tokens follow the theme. */
export const editorTheme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", background: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    fontSize: "var(--text-xs)",
    lineHeight: "18px",
    fontWeight: "420",
    fontFeatureSettings: '"calt" 0, "zero"',
  },
  ".cm-content": { padding: "4px 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 8px 0 6px" },
  ".cm-gutters": { background: "transparent", border: "none", color: "var(--ink-3)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 4px 0 8px", minWidth: "26px" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--accent-soft)", outline: "1px solid var(--accent-line)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "var(--critical-soft)" },
  ".cm-searchMatch": { background: "var(--match)", color: "var(--match-ink)" },
  ".cm-searchMatch-selected": { outline: "1px solid var(--focus)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--critical)",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip": {
    background: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line-raised)",
    borderRadius: "6px",
    fontSize: "var(--text-xs)",
    zIndex: "var(--z-tooltip)",
  },
  ".cm-diagnostic-error": { borderLeft: "2px solid var(--critical)", fontFamily: "var(--sans)" },
  ".cm-panels": { background: "var(--sunken)", color: "var(--ink-2)", borderColor: "var(--line)", zIndex: "1" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "4px 24px 4px 8px", fontFamily: "var(--sans)", fontSize: "var(--text-xs)" },
  ".cm-panel.cm-search label": { fontSize: "var(--text-xs)", whiteSpace: "nowrap" },
  ".cm-textfield": { ...control, padding: "1px 6px" },
  ".cm-button": { ...control, backgroundImage: "none", padding: "1px 8px" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink-2)", width: "24px", height: "24px", top: "2px" },
});
