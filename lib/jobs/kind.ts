/** What a job's code gets. `input` and `checkpoint` are JSON of its own making: parse them. */
export type JobContext = {
  id: string;
  input: unknown;
  /** Cluster id. */
  cluster: string | null;
  /** Ends when the job is cancelled, the console stops, or another console took the job over. */
  signal: AbortSignal;
  /** Words such as "1,200 of 5,000 records", and 0…1 or null when it has no end. Cheap: call it as often as you like. */
  progress: (text: string, fraction: number | null) => void;
  /** What `saveCheckpoint` kept last, before the console went away; null at the first start. */
  checkpoint: unknown;
  /** Keeps where to go on. Throws the abort reason when the job is no longer ours. */
  saveCheckpoint: (value: unknown) => void;
};

/** One kind of background work. `run` returns the result in words. */
export type JobKind = {
  kind: string;
  /** False ends it with the console, instead of going on in the next one. */
  resumable?: false;
  run: (context: JobContext) => Promise<string>;
};
