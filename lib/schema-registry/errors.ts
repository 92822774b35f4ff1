import { z } from "zod";
import { AppError, type ErrorCode } from "#lib/errors.ts";

export type RegistryAnswer = { status: number; type: string; text: string };

type Words = { code: ErrorCode; why: string; todo: string };

/** Codes of Confluent's registry API, which Apicurio answers too. */
const table: Record<number, Words> = {
  409: {
    code: "validation-failed",
    why: "the schema is not compatible with the versions before it",
    todo: "Change the schema, or the subject's compatibility level.",
  },
  40401: {
    code: "not-found",
    why: "the registry has no subject of this name",
    todo: "It may have been deleted; reload the list of subjects.",
  },
  40402: { code: "not-found", why: "the subject has no such version", todo: "Reload the subject." },
  40403: { code: "not-found", why: "this schema is not registered under the subject", todo: "Register it first." },
  40404: {
    code: "not-found",
    why: "the subject was deleted softly before",
    todo: "Register a schema under it to bring it back.",
  },
  40405: { code: "conflict", why: "the subject was not deleted softly yet", todo: "Delete it softly first." },
  40406: { code: "not-found", why: "the version was deleted softly before", todo: "Reload the subject." },
  40407: { code: "conflict", why: "the version was not deleted softly yet", todo: "Delete it softly first." },
  40408: {
    code: "not-found",
    why: "the subject has no compatibility level of its own",
    todo: "The registry's global level holds.",
  },
  42201: {
    code: "validation-failed",
    why: "the registry cannot read the schema",
    todo: "Correct its text, its type or its references.",
  },
  42202: { code: "validation-failed", why: "the version is no whole number from 1", todo: "Choose another version." },
  42203: { code: "validation-failed", why: "the compatibility level is none it knows", todo: "Choose another level." },
  42205: {
    code: "upstream-failed",
    why: "the registry or the subject is read-only (mode)",
    todo: "Ask the owner of the registry.",
  },
  42206: {
    code: "conflict",
    why: "another schema refers to it",
    todo: "Delete the schemas that refer to it first.",
  },
  50001: { code: "upstream-failed", why: "its store failed", todo: "Look into the registry's log." },
  50002: { code: "upstream-failed", why: "its store took too long", todo: "Try again in a minute." },
  50003: { code: "upstream-failed", why: "its leader could not be reached", todo: "Try again in a minute." },
};

const body = z.object({ error_code: z.number().optional(), message: z.string().optional() });

/** An answer that is no success, in words. `doing` is "Registering `orders-value`"; the code stays under `data.registryCode`. */
export function answerError(doing: string, answer: RegistryAnswer): AppError {
  const { code, message } = said(answer);
  const words = table[code] ?? table[answer.status];
  const quote = message === "" ? "" : ` The registry says: ${message.replace(/\.?$/, ".")}`;
  if (words !== undefined) {
    const detail = `${doing} failed: ${words.why} (${table[code] === undefined ? answer.status : code}).${quote} ${words.todo}`;
    const aboutText = code === 42201 || answer.status === 409;
    const fields = aboutText ? [{ pointer: "/body/text", message: message === "" ? capital(words.why) : message }] : [];
    return new AppError(words.code, detail, { data: { registryCode: code }, fields });
  }
  return new AppError("upstream-failed", `${doing} failed. ${statusWords(answer)}${quote}`, {
    data: { registryCode: code },
  });
}

function statusWords({ status, type }: RegistryAnswer): string {
  if (status === 401)
    return `The schema registry did not accept the console's credentials (401). Check its key and secret in the configuration.`;
  if (status === 403)
    return `The schema registry does not allow this to the console's user (403). Ask the owner of the registry.`;
  if (status === 429) return `The schema registry gets too many requests (429). Try again in a minute.`;
  if (status >= 300 && status < 400)
    return `The schema registry sends on to another address (${status}), which is not followed so that credentials stay here. Put the final address into the configuration.`;
  if (/html/i.test(type) || status === 404 || status === 405)
    return `The schema registry does not know this request (${status}). Check its address in the configuration: Confluent's stands at the root, Apicurio's under /apis/ccompat/v7.`;
  return `The schema registry answered ${status}. Look into its log.`;
}

/** A success that is not what the API promises: a proxy's login page, another service. */
export function strangeAnswer(doing: string, cause: unknown): AppError {
  return new AppError(
    "upstream-failed",
    `${doing} failed: what answers at the address of the schema registry is not the API of a registry. Check the address in the configuration.`,
    { cause },
  );
}

/** Nothing answered. Only the host is named: the path may tell more than people should see. */
export function unreachable(url: URL, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = codeOf(cause);
  return new AppError(
    "upstream-failed",
    `The schema registry does not answer at ${url.host} (${networkWords[code] ?? code}). ${
      code === "LINK_LOCAL" ? "Configure another address." : "Check its address and whether it runs."
    }`,
    { cause, data: { registryUnreachable: true } },
  );
}

const networkWords: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection closed by it",
  ENOTFOUND: "its name cannot be resolved",
  EAI_AGAIN: "the name server does not answer",
  EHOSTUNREACH: "no way to its network",
  ENETUNREACH: "no way to its network",
  ETIMEDOUT: "no connection in time",
  TIMEOUT: "no answer within 5 s",
  LINK_LOCAL: "a link-local address, where clouds keep credentials of machines, is not asked",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed and no CA is configured",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate comes from a CA that is not trusted here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate comes from a CA that is not trusted here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate comes from a CA that is not trusted here",
  CERT_HAS_EXPIRED: "its certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
};

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "connection failed";
  if (cause.name === "TimeoutError") return "TIMEOUT";
  const inner = cause.cause instanceof Error && cause.cause.name === "TimeoutError";
  if (inner) return "TIMEOUT";
  return "code" in cause && typeof cause.code === "string" ? cause.code : "connection failed";
}

/** The registry's own error code of a failed request, e.g. 40403; null for anything else. */
export function registryCode(error: unknown): number | null {
  if (!(error instanceof AppError)) return null;
  return typeof error.data.registryCode === "number" ? error.data.registryCode : null;
}

/** True when nothing answered, or the credentials were refused: the registry as a whole is of no use then. */
export function isRegistryDown(error: unknown): boolean {
  return error instanceof AppError && (error.data.registryUnreachable === true || error.data.registryCode === 401);
}

/** Code and words of an error answer; plain text is taken as words, HTML is not. A code of 0 or none is the status. */
function said({ status, type, text }: RegistryAnswer): { code: number; message: string } {
  try {
    const parsed = body.safeParse(JSON.parse(text));
    if (parsed.success) {
      const code = parsed.data.error_code ?? 0;
      return { code: code === 0 ? status : code, message: clean(parsed.data.message ?? "") };
    }
  } catch {
    // Not JSON: words or a page.
  }
  return { code: status, message: /html/i.test(type) || /^\s*</.test(text) ? "" : clean(text) };
}

/** Without the Java class in front, on one line, at most 600 characters. */
function clean(message: string): string {
  return message
    .replace(/^(?:[a-z_]\w*\.)+\w+(?:Exception|Error): /, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 600);
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
