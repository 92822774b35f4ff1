"use client";

import { Keyboard, Search } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Account } from "./account.tsx";
import { FreshnessButton } from "./freshness-button.tsx";
import { openKeyboardMap } from "./keyboard-map.tsx";
import { crumbsOf } from "./location.ts";
import { useOpenPalette } from "./palette-provider.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import { ZoneSwitch } from "./zone-switch.tsx";

export function TopBar({ path, name }: { path: string; name: string | null }) {
  const openPalette = useOpenPalette();
  return (
    <header className="flex min-w-0 items-center gap-3 border-b border-line pr-3 pl-(--page-x)">
      <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
        <ol className="flex min-w-0 items-center gap-1.5 whitespace-nowrap text-ink-3">
          {crumbsOf(path, name).map((crumb, index) => (
            <Fragment key={`${index}-${crumb.label}`}>
              {index > 0 ? (
                <li aria-hidden className="text-ink-4">
                  /
                </li>
              ) : null}
              <li className={crumb.href === null ? "min-w-0 truncate font-medium text-ink" : "min-w-0 truncate"}>
                {crumb.href === null ? (
                  <span aria-current="page">{crumb.label}</span>
                ) : (
                  <Link href={crumb.href} className="rounded-xs hover:text-ink">
                    {crumb.label}
                  </Link>
                )}
              </li>
            </Fragment>
          ))}
        </ol>
      </nav>
      {/* Together of one width, whatever the age says: nothing moves as it changes. */}
      <div className="flex shrink-0 items-center gap-3 md:w-64 lg:w-92">
        <button
          type="button"
          onClick={openPalette}
          aria-label="Search or jump to"
          className="flex h-7 min-w-0 items-center gap-2 rounded-md border border-line-2 bg-canvas px-2 text-ink-3 hover:bg-hover md:flex-1 md:pr-1.25"
        >
          <Search aria-hidden />
          <span className="flex-1 truncate text-left max-md:hidden">Search or jump to</span>
          <span className="max-lg:hidden">
            <Kbd keys={["Mod", "K"]} />
          </span>
        </button>
        <FreshnessButton />
      </div>
      <div className="flex shrink-0 items-center gap-0.5">
        <ZoneSwitch />
        <ThemeMenu />
        <IconButton label="Keyboard map" keys={["?"]} onClick={openKeyboardMap}>
          <Keyboard aria-hidden className="size-4" />
        </IconButton>
      </div>
      <Account />
    </header>
  );
}
