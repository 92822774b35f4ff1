import { X } from "lucide-react";
import { TopicLabel, type TopicColours } from "./topic-colour.tsx";

type Props = { topics: readonly string[]; colours: TopicColours; onChange: (topics: string[]) => void };

/** The topics of a live view, each with its colour; the cross takes it out. */
export function LiveTopics({ topics, colours, onChange }: Props) {
  if (topics.length === 0) return null;
  return (
    <ul aria-label="Topics followed" className="flex min-w-0 flex-wrap items-center gap-2">
      {topics.map((topic) => (
        <li
          key={topic}
          title={topic}
          className="inline-flex h-7 max-w-72 min-w-0 items-center rounded-md border border-line-2 pl-2"
        >
          <TopicLabel topic={topic} colours={colours} />
          <button
            type="button"
            aria-label={`Stop following ${topic}`}
            onClick={() => onChange(topics.filter((other) => other !== topic))}
            className="grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:text-ink"
          >
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
