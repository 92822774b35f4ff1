"use client";

import { useEffect, useState, type ReactNode } from "react";
import { Lines } from "#components/ui/value-viewer-lines.tsx";

type Props = { label: string; count: number; line: (index: number) => ReactNode; wide?: boolean };

/** Lines of a text as high as the room that is left; only those in sight are drawn. */
export function FillLines({ label, count, line, wide }: Props) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    if (box === null) return;
    const observer = new ResizeObserver(() => setHeight(box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, [box]);
  return (
    <div ref={setBox} className="min-h-40 flex-1 overflow-hidden">
      {height > 0 ? <Lines label={label} count={count} at={null} maxHeight={height} line={line} wide={wide} /> : null}
    </div>
  );
}
