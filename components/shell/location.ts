import { decodePageParam, pagePath } from "#lib/format/urls.ts";

export type Crumb = { label: string; href: string | null };

/** Words of path segments that are ours; everything else is a name. */
const words: Record<string, string> = {
  clusters: "Clusters",
  topics: "Topics",
  live: "Live",
  compare: "Compare",
  partitions: "Partitions",
  groups: "Consumer groups",
  schemas: "Schemas",
  produce: "Produce",
  configuration: "Configuration",
  jobs: "Jobs",
  audit: "Audit log",
  settings: "Settings",
  design: "Design",
};

/** The cluster a path stands in; null outside of one. */
export function clusterOf(path: string): string | null {
  const segment = path.match(/^\/clusters\/([^/]+)/)?.[1];
  return segment === undefined ? null : decodePageParam(segment);
}

/** The same kind of page in another cluster: `/clusters/a/topics/orders` → `/clusters/b/topics`. */
export function sameKind(path: string, cluster: string): string {
  const kind = path.match(/^\/clusters\/[^/]+\/([^/]+)/)?.[1];
  const base = pagePath("/clusters/[cluster]", { cluster });
  return kind !== undefined && Object.hasOwn(words, kind) ? `${base}/${kind}` : base;
}

/**
 * Breadcrumbs of a path, the last one without a link. `name` is the cluster's own name. A record's address reads as one
 * crumb: "partition 3, offset 42", that of a background search as its kind.
 */
export function crumbsOf(path: string, name: string | null): Crumb[] {
  const segments = path.split("/").filter((segment) => segment !== "");
  const cluster = clusterOf(path);
  const base = cluster === null ? "" : pagePath("/clusters/[cluster]", { cluster });
  const rest = cluster === null ? segments : segments.slice(2);
  const crumbs: Crumb[] = cluster === null ? [] : [{ label: name ?? cluster, href: base }];
  if (cluster !== null && rest.length === 0) crumbs.push({ label: "Overview", href: base });
  let href = base;
  for (let index = 0; index < rest.length; index++) {
    const segment = rest[index] ?? "";
    href += `/${segment}`;
    if (segment === "records" && rest.length > index + 2) {
      crumbs.push({ label: `partition ${rest[index + 1]}, offset ${rest[index + 2]}`, href });
      break;
    }
    if (segment === "searches" && rest.length > index + 1) {
      crumbs.push({ label: "Background search", href });
      break;
    }
    // The segment behind a collection is a name, even if it spells like one of our words.
    const named = cluster !== null && index === 1;
    crumbs.push({ label: (named ? undefined : words[segment]) ?? decodePageParam(segment), href });
  }
  return crumbs.map((crumb, index) => (index === crumbs.length - 1 ? { ...crumb, href: null } : crumb));
}
