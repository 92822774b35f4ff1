import { RateLimiterMemory } from "rate-limiter-flexible";
import { globalState } from "#lib/config/global-state.ts";
import { AppError } from "#lib/errors.ts";

type Limits = { address: RateLimiterMemory; everybody: RateLimiterMemory; strangerRows: RateLimiterMemory };

function limits(): Limits {
  return globalState("wheelhouse.attempts", () => ({
    address: new RateLimiterMemory({ points: 5, duration: 60 }),
    everybody: new RateLimiterMemory({ points: 50, duration: 60 }),
    strangerRows: new RateLimiterMemory({ points: 60, duration: 60 }),
  }));
}

/**
 * Counts one guess of a secret before it is compared, so that parallel guesses are counted too: 5 a minute and address,
 * 50 a minute over all addresses.
 * @throws AppError `too-many-requests` with `data.retryAfterSeconds`
 */
export async function countGuess(address: string): Promise<void> {
  const { address: one, everybody } = limits();
  try {
    await one.consume(address);
    await everybody.consume("all");
  } catch (error) {
    if (isUsedUp(error)) throw tooMany(error);
    throw error;
  }
}

/**
 * Lets an address try on that has guesses left; a right token costs none, so that a busy script is not locked out.
 * @throws AppError `too-many-requests`
 */
export async function requireGuessesLeft(address: string): Promise<void> {
  const used = await limits().address.get(address);
  if (used !== null && used.remainingPoints <= 0) throw tooMany(used);
}

// The limiters are shared by bundles that each have their own copy of the library's classes, so no `instanceof`.
function isUsedUp(error: unknown): error is { msBeforeNext: number } {
  return (
    typeof error === "object" && error !== null && "msBeforeNext" in error && typeof error.msBeforeNext === "number"
  );
}

function tooMany({ msBeforeNext }: { msBeforeNext: number }): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const detail = `Too many wrong passwords or tokens came in. Wait ${retryAfterSeconds} s, then try again.`;
  return new AppError("too-many-requests", detail, { data: { retryAfterSeconds } });
}

/** Takes a guess back that was right. */
export async function forgiveGuess(address: string): Promise<void> {
  await limits().address.delete(address);
  await limits().everybody.reward("all");
}

/** Whether a refusal of somebody unknown may still go to the audit log: 60 a minute, so that strangers cannot flush it. */
export async function strangerRowAllowed(): Promise<boolean> {
  return limits()
    .strangerRows.consume("all")
    .then(
      () => true,
      () => false,
    );
}
