"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { BackgroundSearchDetail } from "#lib/contracts/background-search.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { formatTime, type Zone } from "#lib/format/time.ts";
import { pagePath } from "#lib/format/urls.ts";
import { backgroundMutations } from "./background-queries.ts";
import { queryHref, queryWords, searchOf } from "./background-run.ts";
import { rangeWords } from "./coverage-words.ts";

/** What was searched, by whom, and until when its results are kept. */
export function BackgroundHead({ cluster, search }: { cluster: string; search: BackgroundSearchDetail }) {
  const { zone } = usePreferences().preferences;
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const remove = useMutation(backgroundMutations.remove(cluster));
  const { topic, body } = search;
  const list = pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic });
  return (
    <>
      <PageHead
        title="Background search"
        badges={<CopyButton text={() => window.location.href} label="Copy link" />}
        facts={
          <>
            <TextLink href={list}>{topic}</TextLink> · <b className="break-words">{queryWords(body)}</b>{" "}
            {rangeWords(searchOf(body), zone)} · started by {search.owner} on {minuteOf(search.createdAt, zone)}
            {search.expiresAt === null
              ? ""
              : ` · ${formatBytes(search.bytes)} kept until ${minuteOf(search.expiresAt, zone)}`}
            {search.resumed === 0
              ? ""
              : ` · taken up again ${search.resumed === 1 ? "once" : `${search.resumed} times`}`}
          </>
        }
        actions={
          <>
            <ButtonLink href={queryHref(cluster, topic, body)}>Open the query</ButtonLink>
            <Button
              variant="danger"
              blocked={search.mayChange ? null : `It belongs to ${search.owner}.`}
              onClick={() => setDeleting(true)}
            >
              <Trash2 aria-hidden />
              Delete…
            </Button>
          </>
        }
      />
      <ConfirmDialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title="Delete this search?"
        action="Delete search"
        busy={remove.isPending}
        error={remove.isError ? asProblem(remove.error).detail : null}
        onConfirm={() => remove.mutate(search.id, { onSuccess: () => router.push(list) })}
      >
        The {formatInteger(search.found)} messages it kept are deleted with it, and links to it lead nowhere. The topic
        is not touched.
      </ConfirmDialog>
    </>
  );
}

/** To the minute; the zone stands in the top bar. */
function minuteOf(time: string, zone: Zone): string {
  return formatTime(Date.parse(time), zone).slice(0, 16);
}
