import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { fetchVersions, readFetchVersion, writeFetch, type FetchAsk } from "./fetch-codec.ts";
import { release } from "./release.ts";
import type { BrokerAccess, Login, ScanTls } from "./scan-plan.ts";
import { scramLogin } from "./scram.ts";
import { frameWriter, readInt16, readInt32, readString, type FrameReader } from "./wire.ts";

/** The broker refused the login, or speaks no Fetch we know: trying again by itself does not help. */
export class BrokerRefusal extends Error {}

/** One connection for Fetch. Answers lie in two buffers used in turn: an answer is overwritten by the second one after it. */
export type ScanSocket = {
  fetchVersion: number;
  fetch: (ask: FetchAsk) => Promise<Buffer>;
  /** No answer may be looked at after it. */
  close: () => void;
};

const receiveBytes = 262_144;
const connectMs = 5_000;
/** Longer than any long poll. */
const silenceMs = 40_000;
const keptBytes = 24 * 1_048_576;
const maxFrameBytes = 1_073_741_824;

type Waiting = { resolve: (frame: Buffer) => void; reject: (error: Error) => void };

/** Connects, asks for the versions and logs in. Rejects with words that name the broker, never a secret. */
export async function openSocket(
  broker: BrokerAccess["brokers"][number],
  login: Login | null,
  signal: AbortSignal,
): Promise<ScanSocket> {
  const address = `${broker.host}:${broker.port}`;
  const buffers: [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)];
  const size = Buffer.alloc(4);
  let turn: 0 | 1 = 0;
  let sized = 0;
  let expected = -1;
  let filled = 0;
  let correlation = 0;
  let waiting: Waiting | null = null;
  let ended: Error | null = null;

  function fail(error: Error): void {
    ended ??= error;
    socket.destroy();
    waiting?.reject(ended);
    waiting = null;
  }

  /** Takes what arrived into the frame it belongs to. */
  function feed(data: Buffer): void {
    for (let at = 0; at < data.length;) {
      if (expected < 0) {
        const part = Math.min(4 - sized, data.length - at);
        data.copy(size, sized, at, at + part);
        sized += part;
        at += part;
        if (sized < 4) return;
        expected = size.readInt32BE(0);
        filled = 0;
        if (expected < 4 || expected > maxFrameBytes)
          return fail(new Error(`${address} does not speak Kafka's protocol`));
        turn = turn === 0 ? 1 : 0;
        const known = buffers[turn].length;
        if (known < expected || known > Math.max(keptBytes, expected)) {
          release(buffers[turn]);
          buffers[turn] = Buffer.allocUnsafeSlow(Math.max(65_536, Math.ceil(expected * 1.25)));
        }
      }
      const part = Math.min(expected - filled, data.length - at);
      data.copy(buffers[turn], filled, at, at + part);
      filled += part;
      at += part;
      if (filled < expected) return;
      const frame = buffers[turn].subarray(0, expected);
      expected = -1;
      sized = 0;
      const receiver = waiting;
      waiting = null;
      receiver?.resolve(frame);
    }
  }

  const onread = {
    buffer: Buffer.allocUnsafeSlow(receiveBytes),
    callback(bytes: number, data: Uint8Array) {
      feed(Buffer.from(data.buffer, data.byteOffset, bytes));
      return true;
    },
  };
  const place = { host: broker.host, port: broker.port, noDelay: true, onread };
  const socket: Socket = broker.tls === null ? connect(place) : connectTls({ ...place, ...tlsOf(broker.tls) });

  const send = (frame: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      waiting = { resolve, reject };
      socket.write(frame);
    });
  const onAbort = () => fail(new Error("Stopped"));
  signal.addEventListener("abort", onAbort, { once: true });
  const close = () => {
    signal.removeEventListener("abort", onAbort);
    fail(new Error("Closed"));
    for (const buffer of buffers) release(buffer);
  };
  try {
    await connected(socket, broker.tls !== null, address, fail);
    const fetchVersion = readFetchVersion(await send(header(18, 0, (correlation += 1)).frame()));
    if (fetchVersion === null)
      throw new BrokerRefusal(
        `${address} offers no Fetch between versions ${fetchVersions.min} and ${fetchVersions.max}; it needs Kafka 0.11 or later`,
      );
    if (login !== null)
      await authenticate(login, address, (key, version, body) => {
        const writer = header(key, version, (correlation += 1));
        return send(writer.raw(body).frame());
      });
    return {
      fetchVersion,
      fetch: (ask) => send(writeFetch(fetchVersion, (correlation += 1), ask)),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Between threads a Buffer becomes plain bytes. */
function tlsOf({ pfx, ...plain }: ScanTls) {
  return pfx === undefined ? plain : { ...plain, pfx: Buffer.from(pfx) };
}

function header(key: number, version: number, correlation: number) {
  return frameWriter().int16(key).int16(version).int32(correlation).string("wheelhouse");
}

function connected(socket: Socket, tls: boolean, address: string, fail: (error: Error) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = (error: Error) => {
      fail(error);
      reject(error);
    };
    const late = setTimeout(() => give(new Error(`${address} did not answer within ${connectMs / 1000} s`)), connectMs);
    socket.once(tls ? "secureConnect" : "connect", () => {
      clearTimeout(late);
      socket.setTimeout(silenceMs, () => give(new Error(`${address} stopped answering`)));
      resolve();
    });
    socket.on("error", (error) => {
      clearTimeout(late);
      const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
      give(new Error(`The connection to ${address} failed${code}`));
    });
    socket.on("close", () => {
      clearTimeout(late);
      give(new Error(`${address} closed the connection`));
    });
  });
}

type Exchange = (key: number, version: number, body: Buffer) => Promise<Buffer>;

/** SaslHandshake (API 17) and SaslAuthenticate (API 36, version 0). */
async function authenticate(login: Login, address: string, exchange: Exchange): Promise<void> {
  const handshake = await exchange(
    17,
    1,
    payload((writer) => writer.string(login.mechanism)),
  );
  if (handshake.readInt16BE(4) !== 0) throw new BrokerRefusal(`${address} does not take a login by ${login.mechanism}`);
  const send = async (message: Buffer): Promise<Buffer> => {
    const reader: FrameReader = {
      data: await exchange(
        36,
        0,
        payload((writer) => writer.bytes(message)),
      ),
      at: 4,
    };
    const errorCode = readInt16(reader);
    readString(reader, false);
    if (errorCode !== 0) throw new BrokerRefusal(`${address} refused the login by ${login.mechanism}`);
    const length = Math.max(0, readInt32(reader));
    // A copy: the next answer may reuse the buffer.
    return Buffer.from(reader.data.subarray(reader.at, reader.at + length));
  };
  if (login.mechanism === "PLAIN") await send(Buffer.from(`\0${login.username}\0${login.password}`));
  else if (login.mechanism === "OAUTHBEARER") {
    const extensions = Object.entries(login.extensions).map(([name, value]) => `${name}=${value}\x01`);
    await send(Buffer.from(`n,,\x01auth=Bearer ${login.token}\x01${extensions.join("")}\x01`));
  } else {
    await scramLogin(login.mechanism, login.username, login.password, send).catch((error: unknown) => {
      if (error instanceof BrokerRefusal || !(error instanceof Error)) throw error;
      throw new BrokerRefusal(`The login at ${address} failed: ${error.message}`);
    });
  }
}

/** The bytes of a request body alone. */
function payload(write: (writer: ReturnType<typeof frameWriter>) => unknown): Buffer {
  const writer = frameWriter();
  write(writer);
  return writer.frame().subarray(4);
}
