"use client";

import { MoreHorizontal, Trash2 } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";

type TopicMenuProps = {
  topic: { name: string; internal: boolean };
  /** Why nothing may be changed here. */
  blocked: string | null;
  onDelete: () => void;
};

/** What can be done with one topic, in its row and in its head. */
export function TopicMenu({ topic, blocked, onDelete }: TopicMenuProps) {
  return (
    <Menu
      trigger={
        <IconButton label={`Actions of ${topic.name}`} size="sm">
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<Trash2 aria-hidden />} danger blocked={blocked} onSelect={onDelete}>
        Delete topic
      </MenuItem>
    </Menu>
  );
}
