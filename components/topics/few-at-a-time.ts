/** Does `work` on each item, at most `width` at once, in order of the items; ends early when the signal fires. */
export async function fewAtATime<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length && signal?.aborted !== true) {
      const item = items[next++];
      if (item !== undefined) await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  signal?.throwIfAborted();
}
