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
  const text = (lines: string[], notes: string[]) =>
    [...filter.comments, ...notes, ...lines.map((line) => (line.startsWith("#") ? line : line + filter.pipe))].join(
      "\n",
    );
  const consumer = consoleConsumer(given);
  const notes = consumer.some((line) => line.includes("--property")) ? [propertyNote] : [];
  const { from, untilOffset } = given.search;
  const endless = from === "offset" && untilOffset !== null ? [endNote] : [];
  return [
    { label: "kcat", text: text(kcat(given), endless) },
    { label: "kafka-console-consumer.sh", text: text(consumer, [...endless, ...notes]) },
  ];
}

/** Exactly one record, with all that the tools can print of it. */
export function recordCommands(
  bootstrap: readonly string[],
  topic: string,
  { partition, offset }: { partition: number; offset: string },
): QueryCommand[] {
  const place = ["-p", String(partition), "-o", offset, "-c", "1", "-e", "-X", "isolation.level=read_uncommitted"];
  const base = [...kcatBase(bootstrap, topic), ...place];
  const consumer = [
    ...consumerBase(bootstrap, topic),
    ...["--partition", String(partition), "--offset", offset, "--max-messages", "1", "--timeout-ms", "10000"],
    ...printed,
  ];
  const format = "Timestamp: %T\\nPartition: %p\\nOffset: %o\\nHeaders: %h\\nKey: %k\\nValue: %s\\n";
  return [
    {
      label: "kcat",
      text: `${shellCommand([...base, "-Z", "-f", format])}\n\n# Its value alone, byte for byte:\n${shellCommand([...base, "-q", "-f", "%s"])}`,
    },
    { label: "kafka-console-consumer.sh", text: `${propertyNote}\n${shellCommand(consumer)}` },
  ];
}

function kcatBase(bootstrap: readonly string[], topic: string): string[] {
  return ["kcat", "-C", "-b", bootstrap.join(","), "-t", topic];
}

function consumerBase(bootstrap: readonly string[], topic: string): string[] {
  return ["kafka-console-consumer.sh", "--bootstrap-server", bootstrap.join(","), "--topic", topic];
}

/** The older spelling is what Kafka 3 knows, and Kafka 4 still takes it. */
const printed = ["timestamp", "partition", "offset", "key", "headers"].flatMap((part) => [
  "--property",
  `print.${part}=true`,
]);
const propertyNote =
  "# From Kafka 4.2 on it first prints that --property is deprecated: there it is called --formatter-property.";

const endNote = "# It cannot end at an offset: this goes on to the present end of the topic.";

function kcat({ bootstrap, topic, partitions, search }: Given): string[] {
  if (search.from === "group") return [groupCommand(bootstrap, search)];
  const base = [...kcatBase(bootstrap, topic), "-X", `isolation.level=read_${search.isolation}`];
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
        ...(search.until === null ? [] : ["-o", `e@${search.until}`]),
        "-e",
        ...most,
      ];
  }
}

function consoleConsumer({ bootstrap, topic, partitions, search }: Given): string[] {
  const base = consumerBase(bootstrap, topic);
  const server = base.slice(1);
  const live = search.from === "live";
  const rest = [
    ...(search.isolation === "committed" ? ["--isolation-level", "read_committed"] : []),
    ...(modeOf(search) === "browse" && search.from !== "newest" ? ["--max-messages", String(search.limit)] : []),
    ...(live ? [] : ["--timeout-ms", "10000"]),
    ...printed,
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
  // One record of bytes would else make all of it a binary file, of which nothing is printed.
  const flags = `-a${contains.as === "regex" ? "E" : "F"}${contains.caseSensitive ? "" : "i"}`;
  return { pipe: ` | ${shellCommand(["grep", flags, "--", contains.text])}`, comments };
}
