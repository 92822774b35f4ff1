"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { registryOf } from "#components/shared/schema-registry.ts";
import { ServiceStatus } from "#components/shared/service-status.tsx";
import { environmentOf, writeBlock } from "#components/shared/write-access.ts";
import { Button } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { DeleteSubjectDialog } from "./delete-subject-dialog.tsx";
import { schemaQueries } from "./queries.ts";
import { RegisterDialog } from "./register-dialog.tsx";
import { RegistryState } from "./registry-state.tsx";
import { SubjectTable } from "./subject-table.tsx";
import { useSummaries } from "./use-summaries.ts";

/** All subjects of a cluster's registry, with the dialogs that register and delete. */
export function SchemaList({ cluster }: { cluster: string }) {
  const clusters = useQuery(schemaQueries.clusters());
  const summary = clusters.data?.clusters.find((entry) => entry.id === cluster);
  const registry = registryOf(summary);
  const absent = registry === null || registry?.state === "starting";
  const list = useQuery({ ...schemaQueries.list(cluster), enabled: registry !== undefined && !absent });
  const figures = useSummaries(cluster, list.dataUpdatedAt);
  const [registering, setRegistering] = useState(false);
  const [deleting, setDeleting] = useState<string | null>(null);
  const blocked = writeBlock(summary) ?? (list.data === undefined ? "The schema registry was not read yet." : null);
  const register = () => (blocked === null ? setRegistering(true) : undefined);
  usePageAction({ label: "Register schema", keys: "n", blocked, run: register });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Schemas"
        badges={registry && registry.state !== "ready" ? <ServiceStatus service={registry} /> : null}
        facts={list.data ? <Facts count={list.data.subjects.length} level={list.data.compatibility} /> : null}
        actions={
          registry === null ? null : (
            <Button variant="primary" blocked={blocked} onClick={register}>
              <Plus aria-hidden />
              Register schema
            </Button>
          )
        }
      />
      {absent && list.data === undefined ? (
        <RegistryState registry={registry} cluster={summary?.name ?? cluster} />
      ) : (
        <SubjectTable
          cluster={cluster}
          blocked={blocked}
          figures={figures}
          onRegister={register}
          onDelete={setDeleting}
        />
      )}
      {registering ? (
        <RegisterDialog
          cluster={cluster}
          environment={environmentOf(summary)}
          onClose={() => setRegistering(false)}
          onRegistered={figures.reader.forget}
        />
      ) : null}
      {deleting === null ? null : (
        <DeleteSubjectDialog
          cluster={cluster}
          subject={deleting}
          environment={environmentOf(summary)}
          onClose={() => setDeleting(null)}
        />
      )}
    </div>
  );
}

function Facts({ count, level }: { count: number; level: string | null }) {
  return (
    <>
      <b>{formatInteger(count)}</b> {count === 1 ? "subject" : "subjects"}
      {level === null ? null : (
        <>
          {" "}
          · global compatibility <b>{level}</b>
        </>
      )}
    </>
  );
}
