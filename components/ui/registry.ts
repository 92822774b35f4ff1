/** A set of entries that come and go with the components that declare them; each entry reads as it is now. */
export type Registry<T> = {
  add: (read: () => T) => () => void;
  list: () => T[];
};

export function createRegistry<T>(): Registry<T> {
  const readers = new Set<() => T>();
  return {
    add: (read) => {
      readers.add(read);
      return () => readers.delete(read);
    },
    list: () => [...readers].map((read) => read()),
  };
}
