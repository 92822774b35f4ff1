"use client";

import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { IconButton } from "./icon-button.tsx";

type Outcome = "idle" | "copied" | "refused";

export type CopyButtonProps = {
  /** Exact text, or how to get it when it is dear. */
  text: string | (() => string);
  /** "Copy command": the icon's name, or the words on the button with `words`. */
  label: string;
  words?: boolean;
  className?: string;
};

export function CopyButton({ text, label, words, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>("idle");
  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 1600);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () =>
    setOutcome((await copyText(typeof text === "string" ? text : text())) ? "copied" : "refused");
  const icon =
    outcome === "copied" ? <Check aria-hidden /> : outcome === "refused" ? <X aria-hidden /> : <Copy aria-hidden />;
  const said = outcome === "copied" ? "Copied" : outcome === "refused" ? "The browser refused the clipboard" : label;
  const status = (
    <span role="status" className="sr-only">
      {outcome === "idle" ? "" : said}
    </span>
  );
  if (words)
    return (
      <>
        <Button variant="ghost" size="sm" onClick={copy} className={className}>
          {icon}
          {said}
        </Button>
        {status}
      </>
    );
  return (
    <>
      <IconButton label={said} size="sm" onClick={copy} className={className}>
        {icon}
      </IconButton>
      {status}
    </>
  );
}
