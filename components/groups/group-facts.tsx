import { TextLink } from "#components/ui/text-link.tsx";
import type { GroupDetail } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";

const mostTopics = 3;

/** The line under a group's name: who, what, how, where. */
export function GroupFacts({ cluster, detail }: { cluster: string; detail: GroupDetail }) {
  const { members, assignor, coordinator } = detail;
  return (
    <>
      {members.length === 0 ? (
        "no members"
      ) : (
        <>
          <b>{formatInteger(members.length)}</b> {members.length === 1 ? "member" : "members"}
        </>
      )}
      <Topics cluster={cluster} topics={topicsOf(detail)} />
      {assignor === null || assignor === "" ? null : ` · assignor ${assignor}`}
      {coordinator === null ? null : ` · coordinator broker ${coordinator}`}
    </>
  );
}

function Topics({ cluster, topics }: { cluster: string; topics: readonly string[] }) {
  if (topics.length === 0) return " · reads nothing yet";
  const rest = topics.slice(mostTopics);
  return (
    <>
      {" · reads "}
      {topics.slice(0, mostTopics).map((topic, index) => (
        <span key={topic}>
          {index > 0 ? ", " : ""}
          <TextLink href={pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic })}>{topic}</TextLink>
        </span>
      ))}
      {rest.length === 0 ? null : <span title={rest.join(", ")}> and {formatInteger(rest.length)} more topics</span>}
    </>
  );
}

function topicsOf({ partitions, members }: GroupDetail): string[] {
  const topics = new Set(partitions.map(({ topic }) => topic));
  for (const { assignment } of members) for (const { topic } of assignment) topics.add(topic);
  return [...topics].sort();
}
