/** Reporter of `node --test` that writes nothing but the counts of the whole run, as JSON. */
export default async function* counts(source) {
  for await (const event of source) {
    // A summary with a file is that file's; the last one is the run's.
    if (event.type === "test:summary" && event.data.file === undefined) yield JSON.stringify(event.data.counts);
  }
}
