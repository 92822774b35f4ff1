"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { CodeText } from "#components/ui/code-text.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { topicMutations } from "./queries.ts";

type Props = { cluster: string; internal: number; blocked: string | null; onCreate: () => void };

/** A cluster without topics of its own, or one whose user may see none: Kafka does not tell the two apart. */
export function TopicListEmpty({ cluster, internal, blocked, onCreate }: Props) {
  const fill = useMutation(topicMutations.sampleData(cluster));
  const toast = useToast();
  const router = useRouter();
  const start = () =>
    fill.mutate(undefined, {
      onSuccess: () =>
        toast({
          text: "Filling the cluster with sample topics.",
          action: { label: "Open jobs", onAction: () => router.push("/jobs") },
        }),
    });
  return (
    <EmptyState
      title={internal > 0 ? "No topics yet" : "No topics, or none visible to this user"}
      action={
        <>
          <Button variant="primary" blocked={blocked} onClick={onCreate}>
            Create topic
          </Button>
          <Button blocked={blocked} busy={fill.isPending} onClick={start}>
            Fill with sample data
          </Button>
        </>
      }
    >
      Topics of this cluster stand here with their partitions, replication and health.{" "}
      {internal > 0
        ? `So far it holds only ${internal === 1 ? "1 internal topic" : `${internal} internal topics`} of Kafka itself.`
        : "Kafka answers a user without rights with an empty list, so either nothing was created yet, or this console's user lacks Describe on the topics. A cluster owner can grant it."}
      {fill.isSuccess ? (
        <Status status="info" className="mt-2 flex">
          Sample data is being written. <TextLink href="/jobs">Show the job</TextLink>
        </Status>
      ) : null}
      {fill.isError ? (
        <span role="alert" className="mt-2 block text-critical-text">
          <CodeText>{asProblem(fill.error).detail}</CodeText>
        </span>
      ) : null}
    </EmptyState>
  );
}
