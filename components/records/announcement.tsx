"use client";

import { useEffect, useRef, useState } from "react";

const everyMs = 5_000;

/** Counters for people who hear them: at most every 5 s, and at the end at once. */
export function Announcement({ text, final }: { text: string; final: boolean }) {
  const [said, setSaid] = useState(text);
  const saidAt = useRef(0);
  useEffect(() => {
    if (text === said) return undefined;
    const say = () => {
      saidAt.current = Date.now();
      setSaid(text);
    };
    const timer = setTimeout(say, final ? 0 : Math.max(0, saidAt.current + everyMs - Date.now()));
    return () => clearTimeout(timer);
  }, [text, said, final]);
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}
