import { CodeText } from "#components/ui/code-text.tsx";
import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { documentationText } from "#lib/format/config-value.ts";

/** What the broker itself says about a setting; brokers before Kafka 2.5 say nothing. */
export function ConfigDocumentation({ config }: { config: TopicConfig }) {
  const paragraphs = documentationText(config.documentation ?? "");
  if (paragraphs.length === 0) return <p className="text-ink-3">The broker sends no documentation for this setting.</p>;
  return (
    <div className="grid gap-1.5">
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="max-w-[90ch] break-words text-ink-2">
          <CodeText>{paragraph}</CodeText>
        </p>
      ))}
    </div>
  );
}
