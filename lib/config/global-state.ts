/**
 * State shared by every module instance of this process: the launcher (plain node) and the Next bundle each load
 * their own copy of a module, but there is one configuration. `create` runs once per process and key.
 */
export function globalState<T extends object>(key: string, create: () => T): T {
  const symbol = Symbol.for(key);
  // Reflect.get is untyped; whoever owns the key is the only one that writes it, through this function.
  const existing: T | undefined = Reflect.get(globalThis, symbol);
  if (existing !== undefined) return existing;
  const created = create();
  Reflect.set(globalThis, symbol, created);
  return created;
}
