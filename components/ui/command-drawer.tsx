"use client";

import { Terminal } from "lucide-react";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { PanelTabs } from "./panel-tabs.tsx";

export type Command = {
  /** "kafka-topics.sh", "HTTP request". */
  label: string;
  /** Already quoted; secrets as variables. */
  text: string;
};

/** The same act as lines a person can run elsewhere, live. Stands in the side of a dialog or under a preview. */
export function CommandDrawer({ commands }: { commands: Command[] }) {
  return (
    <PanelTabs
      label="Form of the command"
      size="drawer"
      panels={commands.map((command) => ({
        value: command.label,
        label: command.label,
        content: (
          <div className="relative">
            <pre
              tabIndex={0}
              aria-label={command.label}
              className="code max-h-80 overflow-auto px-4 py-3 pr-11 break-words whitespace-pre-wrap text-ink"
            >
              {command.text}
            </pre>
            <CopyButton text={command.text} label={`Copy ${command.label}`} className="absolute top-2 right-2" />
          </div>
        ),
      }))}
    />
  );
}

/** The switch for a command drawer, for the left end of a dialog's foot. */
export function CommandToggle({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  return (
    <Button
      variant="ghost"
      aria-pressed={shown}
      onClick={() => onChange(!shown)}
      className="mr-auto has-[+.mr-auto]:mr-0"
    >
      <Terminal aria-hidden />
      {shown ? "Hide command" : "Show command"}
    </Button>
  );
}
