import { request } from "node:http";

export type RawAnswer = { status: number; headers: NodeJS.Dict<string | string[]>; text: string };

export type RawRequest = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/**
 * One plain HTTP request: path and Host go out as written, which a browser or `fetch` would not do. A stream is read for
 * its first bytes only.
 */
export function rawRequest(appUrl: string, path: string, options: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(appUrl);
  const { method = "GET", headers = {}, body } = options;
  return new Promise((done, fail) => {
    const outgoing = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      let text = "";
      const finish = () => {
        done({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        outgoing.destroy();
      };
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
        if (answer.headers["content-type"]?.startsWith("text/event-stream")) finish();
      });
      answer.on("end", finish);
      answer.on("error", () => finish());
    });
    outgoing.setTimeout(15_000, () => outgoing.destroy(new Error(`No answer to ${method} ${path} within 15 s`)));
    outgoing.on("error", fail);
    outgoing.end(body);
  });
}

/** A request with a JSON body; `body` may be any text, also none that parses. */
export function postJson(appUrl: string, path: string, body: string, method = "POST"): Promise<RawAnswer> {
  const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
  return rawRequest(appUrl, path, { method, headers, body });
}

export type ProblemBody = {
  code: string;
  status: number;
  detail: string;
  requestId: string;
  errors?: { pointer: string; message: string }[];
};

/** The problem of an answer; fails in words when it is none. */
export function problemOf(answer: RawAnswer): ProblemBody {
  const type = String(answer.headers["content-type"]);
  if (!type.startsWith("application/problem+json")) {
    throw new Error(`Expected a problem, got ${answer.status} ${type}: ${answer.text.slice(0, 300)}`);
  }
  const problem: ProblemBody = JSON.parse(answer.text);
  if (problem.status !== answer.status) throw new Error(`Status ${answer.status}, the problem says ${problem.status}`);
  return problem;
}
