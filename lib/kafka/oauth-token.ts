import type { SaslConfig } from "#lib/config/types.ts";
import { AppError } from "#lib/errors.ts";

type OAuthConfig = Extract<SaslConfig, { mechanism: "OAUTHBEARER" }>;

const marginMs = 30_000;

/**
 * Access tokens by client credentials (RFC 6749 section 4.4), kept until shortly before they expire.
 * The answer of the token endpoint never reaches an error text: it can quote what was sent.
 */
export function oauthTokens(config: OAuthConfig): () => Promise<string> {
  let cached: { token: Promise<string>; until: number } | null = null;
  return () => {
    if (cached !== null && Date.now() < cached.until) return cached.token;
    const requested = requestToken(config);
    const entry = { token: requested.then(({ token }) => token), until: Infinity };
    cached = entry;
    requested.then(
      ({ lifetimeMs }) => (entry.until = Date.now() + lifetimeMs - Math.min(marginMs, lifetimeMs / 5)),
      () => {
        if (cached === entry) cached = null;
      },
    );
    return entry.token;
  };
}

async function requestToken(config: OAuthConfig): Promise<{ token: string; lifetimeMs: number }> {
  const body = new URLSearchParams({ grant_type: "client_credentials" });
  if (config.scope !== null) body.set("scope", config.scope);
  const credentials = `${encodeURIComponent(config.clientId)}:${encodeURIComponent(config.clientSecret)}`;
  const response = await fetch(config.tokenEndpoint, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
    },
    body,
    // A redirect would carry the credentials to a place nobody configured.
    redirect: "error",
    signal: AbortSignal.timeout(4_000),
  }).catch((cause: unknown) => {
    throw tokenError(config, "does not answer", "Check `tokenEndpoint` and that the console may reach it.", cause);
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw tokenError(config, `answered ${response.status}`, "Check client id, secret and scope of this cluster.");
  }
  const answer: unknown = await response.json().catch(() => null);
  if (
    typeof answer !== "object" ||
    answer === null ||
    !("access_token" in answer) ||
    typeof answer.access_token !== "string"
  )
    throw tokenError(
      config,
      "answered without an access token",
      "Check that `tokenEndpoint` is an OAuth 2 token endpoint.",
    );
  const seconds = "expires_in" in answer ? Number(answer.expires_in) : 300;
  return { token: answer.access_token, lifetimeMs: Math.max(0, Number.isFinite(seconds) ? seconds : 300) * 1000 };
}

function tokenError(config: OAuthConfig, what: string, todo: string, cause?: unknown): AppError {
  return new AppError(
    "upstream-failed",
    `No login token: ${new URL(config.tokenEndpoint).host} ${what}. ${todo}`,
    cause === undefined ? {} : { cause },
  );
}
