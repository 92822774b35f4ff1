"use client";

import { useId, useState, type KeyboardEvent } from "react";

/**
 * A text control that steers a list under it (ARIA combobox with a listbox): the focus stays in the text, arrows move the
 * cursor, Enter takes the option. `onCursor` lets a virtual list scroll to it.
 */
export function useOptionList(count: number, onTake: (index: number) => void, onCursor?: (index: number) => void) {
  const id = useId();
  const [wanted, setWanted] = useState(0);
  const cursor = Math.min(wanted, Math.max(0, count - 1));
  const move = (index: number) => {
    if (count === 0) return;
    const next = (index + count) % count;
    setWanted(next);
    onCursor?.(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || (event.ctrlKey && event.key === "n")) move(cursor + 1);
    else if (event.key === "ArrowUp" || (event.ctrlKey && event.key === "p")) move(cursor - 1);
    else if (event.key === "PageDown") move(Math.min(count - 1, cursor + 10));
    else if (event.key === "PageUp") move(Math.max(0, cursor - 10));
    else if (event.key === "Enter") {
      if (count > 0) onTake(cursor);
    } else return;
    event.preventDefault();
  };
  return {
    cursor,
    reset: () => setWanted(0),
    input: {
      role: "combobox" as const,
      "aria-expanded": true,
      "aria-controls": `${id}-list`,
      "aria-autocomplete": "list" as const,
      "aria-activedescendant": count > 0 ? `${id}-${cursor}` : undefined,
      onKeyDown,
    },
    listbox: { id: `${id}-list`, role: "listbox" as const },
    option: (index: number) => ({
      id: `${id}-${index}`,
      role: "option" as const,
      "aria-selected": index === cursor,
      onPointerMove: () => (index === cursor ? undefined : setWanted(index)),
      onClick: () => onTake(index),
    }),
  };
}
