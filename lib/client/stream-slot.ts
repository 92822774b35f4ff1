/** Over HTTP/1.1 a browser opens six connections to a console, all its tabs together; two stay free for everything else. */
const slots = 4;

/**
 * Takes one of the browser's places for a stream and returns how to give it back; null when other tabs hold all of them. A
 * tab that is closed gives its own back. Without limit over HTTP/2, and where the browser has no locks (plain HTTP from
 * another machine).
 */
export async function takeStreamSlot(): Promise<(() => void) | null> {
  if (typeof navigator === "undefined" || navigator.locks === undefined || isMultiplexed()) return () => {};
  for (let slot = 0; slot < slots; slot++) {
    const release = await tryLock(`wheelhouse-stream-${slot}`);
    if (release !== null) return release;
  }
  return null;
}

function tryLock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}

function isMultiplexed(): boolean {
  const protocol: unknown = performance
    .getEntriesByType("navigation")
    .map((page) => Reflect.get(page, "nextHopProtocol"))[0];
  return typeof protocol === "string" && /^h[23]/.test(protocol);
}
