"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type TabLink = { href: string; label: string; count?: ReactNode };

/** Sub-pages of one resource: links, each with its own address. The tab whose path is the longest prefix is current. */
export function Tabs({ label, tabs, end }: { label: string; tabs: TabLink[]; end?: ReactNode }) {
  const path = usePathname();
  const current = tabs
    .filter((tab) => path === pathOf(tab.href) || path.startsWith(`${pathOf(tab.href)}/`))
    .sort((a, b) => pathOf(b.href).length - pathOf(a.href).length)[0];
  return (
    <nav aria-label={label} data-tabs className="px-page flex shrink-0 gap-5 overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab === current ? "page" : undefined}
          className={cx(
            "-mb-px flex h-8.5 items-center gap-1.5 border-b-2 whitespace-nowrap focus-visible:-outline-offset-2",
            tab === current ? "border-accent font-medium text-ink" : "border-transparent text-ink-3 hover:text-ink",
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="tn text-2xs font-regular text-ink-3">{tab.count}</span>}
        </Link>
      ))}
      {end ? <span className="ml-auto flex items-center gap-2">{end}</span> : null}
    </nav>
  );
}

function pathOf(href: string): string {
  return href.split(/[?#]/, 1)[0] ?? href;
}
