"use client";

import { Check } from "lucide-react";
import {
  cloneElement,
  createContext,
  useContext,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { cx } from "./cx.ts";
import { Floating } from "./floating.tsx";
import { Kbd } from "./kbd.tsx";
import { itemAt } from "./menu-keys.ts";
import type { Align } from "./place.ts";

const item =
  "flex h-6.5 w-full items-center gap-2 rounded-sm px-2 text-left outline-none select-none focus:bg-hover [&>svg]:text-ink-3";

const CloseContext = createContext<() => void>(() => undefined);

type MenuProps = {
  /** One button. */
  trigger: ReactElement<ComponentProps<"button">>;
  align?: Align;
  children: ReactNode;
};

/** A menu under its trigger. */
export function Menu({ trigger, align = "end", children }: MenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  // With the keyboard the first item has the focus at once.
  const [byKey, setByKey] = useState(false);
  const close = () => setAnchor(null);
  const open = (button: HTMLElement, withKey: boolean) => {
    setByKey(withKey);
    setAnchor(button);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A table that it stands in has keys of its own.
    event.stopPropagation();
    if (event.key === "Tab") {
      anchor?.focus();
      return close();
    }
    const next = itemAt(itemsOf(event.currentTarget), document.activeElement, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      {cloneElement(trigger, {
        "aria-haspopup": "menu",
        "aria-expanded": anchor !== null,
        onClick: (event) => {
          trigger.props.onClick?.(event);
          if (event.defaultPrevented) return;
          if (anchor === null) open(event.currentTarget, event.detail === 0);
          else close();
        },
        onKeyDown: (event) => {
          trigger.props.onKeyDown?.(event);
          if (event.key !== "ArrowDown" || event.defaultPrevented) return;
          event.preventDefault();
          event.currentTarget.click();
        },
      })}
      {anchor === null ? null : (
        <Floating
          anchor={anchor}
          role="menu"
          label={undefined}
          align={align}
          onOpen={(element) => ((byKey ? itemsOf(element)[0] : undefined) ?? element).focus()}
          onClose={close}
          onKeyDown={onKeyDown}
          className="min-w-44"
        >
          <CloseContext value={close}>{children}</CloseContext>
        </Floating>
      )}
    </>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")];
}

type ItemProps = ComponentProps<"button"> & { role: "menuitem" | "menuitemradio" | "menuitemcheckbox" };

/** The pointer moves the focus: one item is marked, whoever moved last. */
function Item(props: ItemProps) {
  const enter = (event: PointerEvent<HTMLElement>) => event.currentTarget.focus({ preventScroll: true });
  return <button type="button" tabIndex={-1} onPointerMove={enter} {...props} className={cx(item, props.className)} />;
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
  const close = useContext(CloseContext);
  const press = () => {
    if (blocked !== null) return;
    close();
    onSelect();
  };
  return (
    <Item
      role="menuitem"
      onClick={press}
      aria-disabled={blocked === null ? undefined : true}
      className={
        blocked !== null ? "h-auto py-1 text-ink-3" : danger ? "text-critical-text [&>svg]:text-critical-text" : ""
      }
    >
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {blocked === null ? null : <span className="block max-w-60 text-xs">{blocked}</span>}
      </span>
      {keys && blocked === null ? <Kbd keys={keys} /> : null}
    </Item>
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
  const close = useContext(CloseContext);
  return (
    <div role="group" aria-label={label}>
      <p aria-hidden className="px-2 pt-1.5 pb-0.5 text-2xs text-ink-3">
        {label}
      </p>
      {options.map((option) => (
        <Item
          key={option.value}
          role="menuitemradio"
          aria-checked={option.value === value}
          onClick={() => {
            close();
            onChange(option.value);
          }}
        >
          <Mark shown={option.value === value} />
          <span className="flex-1">{option.label}</span>
          {option.note ? <span className="text-2xs text-ink-3">{option.note}</span> : null}
        </Item>
      ))}
    </div>
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
    <Item role="menuitemcheckbox" aria-checked={checked} onClick={() => onChange(!checked)}>
      <Mark shown={checked} />
      {children}
    </Item>
  );
}

function Mark({ shown }: { shown: boolean }) {
  return (
    <span className="grid w-3.5 place-items-center">
      {shown ? <Check aria-hidden className="text-accent-text" /> : null}
    </span>
  );
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1 border-t border-line" />;
}
