import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";

type NavLinkProps = { href: string; label: string; icon: ReactNode; current: boolean; end?: ReactNode };

/** One entry of the navigation; only its icon in the rail. */
export function NavLink({ href, label, icon, current, end }: NavLinkProps) {
  return (
    <li>
      <Link
        href={href}
        title={label}
        aria-current={current ? "page" : undefined}
        className={cx(
          "relative flex h-8 items-center justify-center gap-2.25 rounded-sm focus-visible:-outline-offset-2 lg:h-7 lg:justify-start lg:px-2",
          current
            ? "bg-press font-medium text-ink before:absolute before:inset-y-1.5 before:-left-2 before:w-0.5 before:bg-accent"
            : "text-ink-2 hover:bg-hover [&>svg]:text-ink-3",
        )}
      >
        {icon}
        <span className="truncate max-lg:sr-only">{label}</span>
        {end ? <span className="tn ml-auto text-2xs font-regular text-ink-3 max-lg:sr-only">{end}</span> : null}
      </Link>
    </li>
  );
}
