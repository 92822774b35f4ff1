import { shellCommand } from "#lib/format/shell-quote.ts";
import { filterOf, modeOf, type RecordSearch } from "./record-search.ts";

export type QueryCommand = { label: string; text: string };

type Given = {
  /** `host:port` of the cluster. */
  bootstrap: readonly string[];
  topic: string;
  /** Of the topic; needed where a tool reads one partition at a time. */
  partitions: readonly number[];
  search: RecordSearch;
};

/** The same query with kcat and with Kafka's own consumer; what they cannot do is said in a comment. Both read oldest first. */
export function queryCommands(given: Given): QueryCommand[] {
  const filter = filterLines(given.search);
  const text = (lines: string[]) => [...filter.comments, ...lines.map((line) => line + filter.pipe)].join("\n");
  return [
    { label: "kcat", text: text(kcat(given)) },
    { label: "kafka-console-consumer.sh", text: text(consoleConsumer(given)) },
  ];
}

function kcat({ bootstrap, topic, partitions, search }: Given): string[] {
  if (search.from === "group") return [groupCommand(bootstrap, search)];
  const base = ["kcat", "-C", "-b", bootstrap.join(","), "-t", topic];
  if (search.isolation === "committed") base.push("-X", "isolation.level=read_committed");
  const end = (offset: string) => [...kcatPlace(search, offset), "-f", "%T %p %o %k %s\\n"];
  const chosen = search.partitions ?? (hasPairs(search) ? partitions : []);
  if (chosen.length === 0) return [shellCommand([...base, ...end(search.offset ?? "0")])];
  return chosen.map((partition) =>
    shellCommand([...base, "-p", String(partition), ...end(offsetIn(search, partition) ?? "beginning")]),
  );
}

/** `-e` ends at the present end; `-c` counts records before any filter, so that only a page has it. */
function kcatPlace(search: RecordSearch, offset: string): string[] {
  const page = modeOf(search) === "browse";
  const most = page ? ["-c", String(search.limit)] : [];
  switch (search.from) {
    case "live":
    case "group":
      return ["-o", "end"];
    case "newest":
      return ["-o", page ? `-${search.limit}` : "beginning", "-e"];
    case "oldest":
      return ["-o", "beginning", "-e", ...most];
    case "offset":
      return ["-o", offset, "-e", ...most];
    case "time":
      return [
        ...["-o", `s@${search.timestamp ?? "0"}`],
        ...(search.until === null ? ["-e"] : ["-o", `e@${search.until}`]),
        ...most,
      ];
  }
}

function consoleConsumer({ bootstrap, topic, partitions, search }: Given): string[] {
  const server = ["--bootstrap-server", bootstrap.join(","), "--topic", topic];
  const base = ["kafka-console-consumer.sh", ...server];
  const shown = ["timestamp", "partition", "offset", "key", "headers"].flatMap((part) => [
    "--property",
    `print.${part}=true`,
  ]);
  const live = search.from === "live";
  const rest = [
    ...(search.isolation === "committed" ? ["--isolation-level", "read_committed"] : []),
    ...(modeOf(search) === "browse" && search.from !== "newest" ? ["--max-messages", String(search.limit)] : []),
    ...(live ? [] : ["--timeout-ms", "10000"]),
    ...shown,
  ];
  const chosen = search.partitions ?? [];
  const one = (partition: number, offset: string) =>
    shellCommand([...base, "--partition", String(partition), "--offset", offset, ...rest]);
  if (search.from === "time") {
    const ask = shellCommand(["kafka-get-offsets.sh", ...server, "--time", search.timestamp ?? "0"]);
    return [
      `# It cannot start at a time. The offsets of that time, to read on from with --partition and --offset:\n${ask}`,
    ];
  }
  if (search.from === "group") return [groupCommand(bootstrap, search)];
  if (search.from === "offset")
    return (chosen.length === 0 ? partitions : chosen).map((partition) =>
      one(partition, offsetIn(search, partition) ?? "earliest"),
    );
  if (chosen.length > 0) return chosen.map((partition) => one(partition, live ? "latest" : "earliest"));
  return [shellCommand([...base, ...(live ? [] : ["--from-beginning"]), ...rest])];
}

function hasPairs({ from, offset }: RecordSearch): boolean {
  return from === "offset" && (offset ?? "").includes(":");
}

/** Where a partition starts; null at its oldest record. */
function offsetIn(search: RecordSearch, partition: number): string | null {
  if (!hasPairs(search)) return search.offset ?? "0";
  const pair = search.offset?.split(",").find((text) => text.startsWith(`${partition}:`));
  return pair?.split(":")[1] ?? null;
}

/** Neither tool starts where a group stands without joining it. */
function groupCommand(bootstrap: readonly string[], { group }: RecordSearch): string {
  const ask = [
    "kafka-consumer-groups.sh",
    "--bootstrap-server",
    bootstrap.join(","),
    "--describe",
    "--group",
    group ?? "",
  ];
  return `# It cannot start where another group stands. The group's offsets, to read on from by partition:\n${shellCommand(ask)}`;
}

/** `contains` as a grep behind the command; all else as a comment. */
function filterLines(search: RecordSearch): { pipe: string; comments: string[] } {
  const { contains, fields, expression } = filterOf(search);
  const comments: string[] = [];
  if (fields.length > 0 || expression !== null)
    comments.push("# Conditions on fields have no counterpart: filter the output, for example with jq.");
  if (contains?.as === "hex") comments.push("# Hex bytes have no counterpart in grep.");
  if (contains === null || contains.as === "hex") return { pipe: "", comments };
  if (contains.in.length < 3) comments.push("# grep looks at the whole line, not only at the chosen parts.");
  const flags = `-${contains.as === "regex" ? "E" : "F"}${contains.caseSensitive ? "" : "i"}`;
  return { pipe: ` | ${shellCommand(["grep", flags, "--", contains.text])}`, comments };
}
