import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { Callable } from "./endpoints.ts";
import type { Call } from "./request.ts";
import { send, unreachable } from "./send.ts";

/** Bytes gathered before they are handed to the browser, which keeps large blobs on disk. */
const partBytes = 16 * 1_048_576;

export type Downloaded = {
  blob: Blob;
  /** As the server names the file. */
  name: string;
};

/**
 * Reads the file of a file endpoint to its end; `onBytes` gets the number of bytes so far.
 * @throws ProblemError with the server's problem, or `console-unreachable` when it broke off; the abort reason when `signal` ended it
 */
export async function download<E extends Endpoint>(
  endpoint: Callable<E>,
  call: Pick<Call<E>, "params" | "query" | "signal">,
  onBytes: (bytes: number) => void,
): Promise<Downloaded> {
  const response = await send(endpoint, call);
  const parts: Blob[] = [];
  let gathered: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let size = 0;
  const store = () => {
    parts.push(new Blob(gathered));
    gathered = [];
    size = 0;
  };
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      gathered.push(part.value);
      bytes += part.value.length;
      size += part.value.length;
      if (size >= partBytes) store();
      onBytes(bytes);
    }
  } catch (error) {
    call.signal?.throwIfAborted();
    throw unreachable(error);
  }
  store();
  return { blob: new Blob(parts), name: fileName(response.headers.get("content-disposition")) };
}

/** `attachment; filename*=UTF-8''…` (RFC 6266). */
function fileName(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  return encoded === undefined ? "download" : decodeURIComponent(encoded);
}
