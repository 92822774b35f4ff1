import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** A link in running text. Names in the first column of a table take `name`. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cx("rounded-xs font-medium text-accent-text underline-offset-2 hover:underline", className)}
    />
  );
}
