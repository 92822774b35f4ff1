"use client";

import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Panel = { value: string; label: string; count?: ReactNode; content: ReactNode };

type PanelTabsProps = {
  label: string;
  panels: Panel[];
  /** Controlled when given. */
  value?: string;
  onChange?: (value: string) => void;
  /** Buttons at the right end of the tab line. */
  end?: ReactNode;
  /** `drawer` is the smaller line in the side of a dialog. */
  size?: "page" | "drawer";
  className?: string;
};

/** Several views of one thing in the same place (value, key, headers). Not for pages: those are `Tabs`. */
export function PanelTabs({ label, panels, value, onChange, end, size = "page", className }: PanelTabsProps) {
  return (
    <Tabs.Root
      value={value}
      defaultValue={panels[0]?.value}
      onValueChange={onChange}
      className={cx("flex min-h-0 min-w-0 flex-col", className)}
    >
      <div
        className={cx(
          "flex h-9 shrink-0 items-center border-b border-line",
          size === "page" ? "px-page" : "px-4 text-xs",
        )}
      >
        <Tabs.List aria-label={label} className="flex min-w-0 gap-4 self-stretch overflow-x-auto">
          {panels.map((panel) => (
            <Tabs.Trigger
              key={panel.value}
              value={panel.value}
              className="-mb-px flex items-center gap-1.25 border-b-2 border-transparent whitespace-nowrap text-ink-3 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {panel.label}
              {panel.count === undefined ? null : <span className="tn text-2xs text-ink-3">{panel.count}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {end ? <span className="ml-auto flex items-center gap-1 pl-3">{end}</span> : null}
      </div>
      {panels.map((panel) => (
        <Tabs.Content key={panel.value} value={panel.value} className="min-h-0 flex-1 focus-visible:-outline-offset-2">
          {panel.content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
