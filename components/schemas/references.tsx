import { TextLink } from "#components/ui/text-link.tsx";
import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { pagePath } from "#lib/format/urls.ts";

type Props = { cluster: string; references: SchemaVersion["references"] };

/** Schemas of other subjects that this one builds on. */
export function References({ cluster, references }: Props) {
  if (references.length === 0) return null;
  return (
    <p className="px-page flex shrink-0 flex-wrap gap-x-3 border-b border-line py-1.5 text-xs text-ink-3">
      Builds on
      {references.map((one) => (
        <TextLink
          key={one.name}
          href={pagePath(
            "/clusters/[cluster]/schemas/[subject]",
            { cluster, subject: one.subject },
            { version: one.version },
          )}
        >
          {one.name} ({one.subject} version {one.version})
        </TextLink>
      ))}
    </p>
  );
}
