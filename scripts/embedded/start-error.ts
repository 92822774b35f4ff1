/** A start that cannot go on. The message is the whole text for the person: what happened, why, the way out. */
export class StartError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "StartError";
  }
}

/** The system's error code, such as `ENOSPC` or `EADDRINUSE`, of a caught value; null when it has none. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
