"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Kbd } from "./kbd.tsx";

const item =
  "flex h-6.5 items-center gap-2 rounded-sm px-2 outline-none select-none data-[highlighted]:bg-hover [&>svg]:text-ink-3";

/** A menu under its trigger. `trigger` is one button that takes a ref. */
export function Menu({
  trigger,
  align = "end",
  children,
}: {
  trigger: ReactElement;
  align?: "start" | "end";
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="raised z-(--z-popover) max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-pop overflow-y-auto rounded-md p-1 text-sm shadow-pop"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type MenuItemProps = {
  icon?: ReactNode;
  keys?: string[];
  /** Opens a destructive dialog. */
  danger?: boolean;
  /** Why it cannot be used now; shown under the words. */
  blocked?: string | null;
  onSelect: () => void;
  children: ReactNode;
};

export function MenuItem({ icon, keys, danger, blocked = null, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={(event) => (blocked === null ? onSelect() : event.preventDefault())}
      aria-disabled={blocked === null ? undefined : true}
      className={cx(
        item,
        blocked !== null ? "h-auto py-1 text-ink-3" : danger ? "text-critical-text [&>svg]:text-critical-text" : "",
      )}
    >
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {blocked === null ? null : <span className="block max-w-60 text-xs">{blocked}</span>}
      </span>
      {keys && blocked === null ? <Kbd keys={keys} /> : null}
    </DropdownMenu.Item>
  );
}

export type MenuChoice<V extends string> = { value: V; label: string; note?: string };

/** One of a few inside a menu. */
export function MenuChoices<V extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: MenuChoice<V>[];
  value: V;
  onChange: (value: V) => void;
}) {
  return (
    <DropdownMenu.RadioGroup value={value} aria-label={label}>
      <DropdownMenu.Label className="px-2 pt-1.5 pb-0.5 text-2xs text-ink-3">{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => onChange(option.value)}
          className={item}
        >
          <span className="grid w-3.5 place-items-center">
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden className="text-accent-text" />
            </DropdownMenu.ItemIndicator>
          </span>
          <span className="flex-1">{option.label}</span>
          {option.note ? <span className="text-2xs text-ink-3">{option.note}</span> : null}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuCheckItem({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={item}
    >
      <span className="grid w-3.5 place-items-center">
        <DropdownMenu.ItemIndicator>
          <Check aria-hidden className="text-accent-text" />
        </DropdownMenu.ItemIndicator>
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 border-t border-line" />;
}
