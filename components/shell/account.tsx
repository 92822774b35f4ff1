"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { shellMutations, shellQueries } from "./queries.ts";

/** Who is signed in; nothing where the console asks for no login. */
export function Account() {
  const { data } = useQuery(shellQueries.session());
  const signOut = useMutation({
    ...shellMutations.signOut(),
    // A full load, so that nothing of this session stays in memory.
    onSuccess: () => window.location.assign("/sign-in"),
  });
  if (!data?.required || data.user === null) return null;
  const trigger = (
    <button
      type="button"
      aria-label={`Account of ${data.user}`}
      title={data.user}
      className="grid size-6.5 shrink-0 place-items-center rounded-full border border-line-2 bg-sunken text-[0.65625rem] font-semibold text-ink-2 uppercase hover:bg-hover"
    >
      {data.user.slice(0, 2)}
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <p className="max-w-60 truncate px-2 py-1 text-xs text-ink-3">Signed in as {data.user}</p>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => signOut.mutate()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
