"use client";

import { MoreHorizontal, Trash2 } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";

type Props = { subject: string; blocked: string | null; onDelete: () => void };

/** What can be done with one subject, in its row and in its head. */
export function SubjectMenu({ subject, blocked, onDelete }: Props) {
  return (
    <Menu
      trigger={
        <IconButton label={`Actions of ${subject}`} size="sm">
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<Trash2 aria-hidden />} danger blocked={blocked} onSelect={onDelete}>
        Delete subject
      </MenuItem>
    </Menu>
  );
}
