"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { registryOf } from "#components/shared/schema-registry.ts";
import { StaleLine } from "#components/shared/stale-line.tsx";
import { environmentOf, writeBlock } from "#components/shared/write-access.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { SubjectSummary } from "#lib/contracts/schemas.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { DeleteSubjectDialog } from "./delete-subject-dialog.tsx";
import { schemaQueries } from "./queries.ts";
import { RegisterDialog } from "./register-dialog.tsx";
import { RegistryState } from "./registry-state.tsx";
import { levelHints, levelWords, typeWords } from "./schema-words.ts";
import { SubjectMenu } from "./subject-menu.tsx";
import { SubjectVersions } from "./subject-versions.tsx";

type Props = { cluster: string; subject: string };

/** One subject: its head, its versions, and the dialogs that add one or delete it. */
export function SubjectPage({ cluster, subject }: Props) {
  const clusters = useQuery(schemaQueries.clusters());
  const summary = clusters.data?.clusters.find((entry) => entry.id === cluster);
  const registry = registryOf(summary);
  const absent = registry === null || registry?.state === "starting";
  const detail = useQuery({ ...schemaQueries.detail(cluster, subject), enabled: registry !== undefined && !absent });
  const [open, setOpen] = useState<"register" | "delete" | null>(null);
  const router = useRouter();
  const list = pagePath("/clusters/[cluster]/schemas", { cluster });
  const problem = detail.isError ? asProblem(detail.error) : null;
  const unknown = problem !== null && (problem.code === "not-found" || detail.data === undefined);
  const latest = detail.data?.latest ?? null;
  const blocked = writeBlock(summary) ?? (latest === null ? "The subject was not read yet." : null);
  const register = () => (blocked === null ? setOpen("register") : undefined);
  usePageAction({ label: "Register new version", keys: "n", blocked, run: register });
  const close = () => setOpen(null);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={subject}
        badges={
          <>
            {latest === null ? null : <Badge>{typeWords(latest.type)}</Badge>}
            <CopyButton text={subject} label="Copy name" />
          </>
        }
        facts={
          unknown || absent ? null : detail.data ? (
            <Facts summary={detail.data.summary} />
          ) : (
            <Skeleton className="my-1.5 w-80" />
          )
        }
        actions={
          unknown || absent ? null : (
            <>
              <Button variant="primary" blocked={blocked} onClick={register}>
                <Plus aria-hidden />
                New version
              </Button>
              <SubjectMenu subject={subject} blocked={writeBlock(summary)} onDelete={() => setOpen("delete")} />
            </>
          )
        }
      />
      {absent && detail.data === undefined ? (
        <RegistryState registry={registry} cluster={summary?.name ?? cluster} />
      ) : unknown ? (
        <ProblemState
          problem={problem}
          title="The subject could not be read"
          missing={`There is no subject “${subject}”`}
          missingAction={<ButtonLink href={list}>All subjects</ButtonLink>}
          onRetry={() => void detail.refetch()}
          retrying={detail.isFetching}
        />
      ) : (
        <>
          <StaleLine problem={problem} asOf={detail.dataUpdatedAt} onRetry={() => void detail.refetch()} />
          <SubjectVersions
            cluster={cluster}
            subject={subject}
            versions={detail.data?.summary.versions ?? null}
            latest={latest}
          />
        </>
      )}
      {open === "register" && latest !== null ? (
        <RegisterDialog cluster={cluster} base={latest} environment={environmentOf(summary)} onClose={close} />
      ) : null}
      {open === "delete" ? (
        <DeleteSubjectDialog
          cluster={cluster}
          subject={subject}
          environment={environmentOf(summary)}
          onClose={close}
          onDeleted={() => router.push(list)}
        />
      ) : null}
    </div>
  );
}

function Facts({ summary }: { summary: SubjectSummary }) {
  const count = summary.versions.length;
  return (
    <>
      <b>{formatInteger(count)}</b> {count === 1 ? "version" : "versions"} · latest id <b>{summary.latestId ?? "–"}</b>{" "}
      · <span title={levelHints[summary.compatibility ?? ""]}>compatibility {levelWords(summary)}</span>
    </>
  );
}
