/**
 * One word for a POSIX shell: left as it is when every character is harmless, else in single quotes.
 * @throws Error for a NUL character, which no argument can hold.
 */
export function shellQuote(word: string): string {
  if (word.includes("\0")) throw new Error("An argument of a command cannot hold a NUL character.");
  return /^[A-Za-z0-9_.:,@%+/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command line from its words, each quoted. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellQuote).join(" ");
}
