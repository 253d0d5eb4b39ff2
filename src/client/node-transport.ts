import type { request as httpRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { WireRequest } from "../auth/index.ts";
import { keepBytes, withBody } from "./read-once.ts";

/**
 * Sends a request and gives the answer with its whole body in memory. `reached` hears when a connection stands, and
 * when the answer begins. What it rejects with is the runtime's own error.
 */
export type Transport = (
  request: WireRequest,
  signal: AbortSignal,
  reached: (phase: "waiting" | "reading") => void,
) => Promise<Response>;

// Asked for at run time: an import of node:http would break bundles for browsers.
const builtin = <Module>(name: string) => process.getBuiltinModule(name) as Module;

type Bytes = Uint8Array<ArrayBuffer>;
type Decode = (bytes: Bytes) => Bytes;

const dispatcherOf = (): object | undefined =>
  (globalThis as Record<symbol, object | undefined>)[Symbol.for("undici.globalDispatcher.1")];

/** Whether undici's dispatcher is the one that Node made, without an option: no proxy, no mock, no client certificate. */
function isPlain(dispatcher: object | undefined): boolean {
  if (!dispatcher) return true;
  // Options that are not set are undefined; `maxOrigins` is infinite.
  const symbol = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === "options");
  const options = symbol && (dispatcher as Record<symbol, object>)[symbol];
  return (
    dispatcher.constructor.name === "Agent" &&
    Object.values(options ?? { unknown: true }).every((value) => value === undefined || value === Infinity)
  );
}

let judged: unknown[] = [];
let plain = false;

/**
 * Whether a `fetch` of this process would do no other than `nodeTransport` does: nobody has put another in its place (a
 * stub, a mock, a cache, a proxy), as far as can be told. In doubt it is no.
 */
export function isPlainNode(): boolean {
  const now = [fetch, dispatcherOf()];
  if (now.some((part, i) => part !== judged[i]) || !judged.length) {
    plain = /^(async )?function fetch\(.*undici/is.test(String(fetch)) && isPlain(dispatcherOf());
    judged = now;
  }
  return plain;
}

/** Headers that are the connection's own: `fetch` does not take them from a caller either. */
const ofConnection = /^(host|connection|content-length|expect|keep-alive|proxy-connection|transfer-encoding|upgrade)$/;

/**
 * What `fetch` does for one request whose answer is read whole, on node:http and its global agent: without the streams
 * in between it costs less than half as much, and when it fails it is known whether a connection was ever made.
 */
export const nodeTransport: Transport = ({ method, url, headers, body }, signal, reached) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const target = new URL(url);
    const { request: send } = builtin<{ request: typeof httpRequest }>(`node:${target.protocol.slice(0, -1)}`);
    const sent: Record<string, string | number> = { "user-agent": "node" };
    for (const [name, value] of headers) if (!ofConnection.test(name)) sent[name] = value;
    if (body.length || !/^(GET|HEAD|DELETE|OPTIONS|TRACE)$/.test(method)) sent["content-length"] = body.length;

    const request = send(target, { method, headers: sent });
    const stop = () => request.destroy(signal.reason);
    const fail = (error?: Error) => {
      signal.removeEventListener("abort", stop);
      reject(error ?? new Error("the connection was closed"));
    };
    signal.addEventListener("abort", stop);
    let answer: IncomingMessage | undefined;
    // What comes behind a whole answer is a fault of the connection, and not of the answer.
    request.on("error", (error) => answer?.complete || fail(error));
    request.on("close", () => answer || fail());
    request.on("socket", (socket: Socket & { secureConnecting?: boolean }) => {
      const connected = () => reached("waiting");
      if (socket.secureConnecting) socket.once("secureConnect", connected);
      else if (socket.connecting) socket.once("connect", connected);
      else connected();
    });
    request.on("response", (message) => {
      answer = message;
      reached("reading");
      const chunks: Bytes[] = [];
      message.on("data", (chunk) => chunks.push(chunk));
      message.on("error", fail);
      message.on("close", () => message.complete || fail());
      message.on("end", () => {
        try {
          signal.removeEventListener("abort", stop);
          resolve(responseOf(url, message, chunks));
        } catch (error) {
          fail(error as Error);
        }
      });
    });
    request.end(body.length ? body : undefined);
  });

function responseOf(url: string, answer: IncomingMessage, chunks: Bytes[]): Response {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = answer;
  const headers: [string, string][] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) headers.push([rawHeaders[i] as string, rawHeaders[i + 1] as string]);
  const response = withBody({ url, status, statusText, headers }, null);
  const whole = chunks.length === 1 ? (chunks[0] as Bytes) : (Buffer.concat(chunks) as Bytes);
  const encodings = response.headers.get("content-encoding");
  return keepBytes(response, encodings && whole.length ? decoded(whole, encodings) : whole);
}

const decoders: Readonly<Record<string, string>> = {
  gzip: "gunzipSync",
  "x-gzip": "gunzipSync",
  deflate: "inflateSync",
  br: "brotliDecompressSync",
};

/** The bytes as they were before the provider compressed them, which it was not asked to. */
function decoded(bytes: Bytes, encodings: string): Bytes {
  const zlib = builtin<Record<string, Decode>>("node:zlib");
  return encodings
    .split(/\s*,\s*/)
    .reduceRight((bytes, name) => zlib[decoders[name.toLowerCase()] ?? ""]?.(bytes) ?? bytes, bytes);
}
