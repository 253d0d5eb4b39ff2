import type { Agent, request as httpRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type * as Zlib from "node:zlib";
import type { Transport } from "./find-transport.ts";
import { keepBytes, withBody } from "./read-once.ts";
import { reasonOf } from "./reason.ts";

// Asked for at run time: an import of node:http would break bundles for browsers.
const builtin = <Module>(name: string) => process.getBuiltinModule(name) as Module;

type Bytes = Uint8Array<ArrayBuffer>;

interface Dispatcher {
  dispatch: unknown;
}

const dispatcherOf = (): Dispatcher | undefined =>
  (globalThis as Record<symbol, Dispatcher | undefined>)[Symbol.for("undici.globalDispatcher.1")];

/** Whether undici's dispatcher is as Node makes it: no proxy, no mock, no client certificate, no other `dispatch`. */
function isPlainDispatcher(dispatcher: Dispatcher | undefined): boolean {
  if (!dispatcher) return true;
  const own = (name: string): unknown => {
    const symbol = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === name);
    return symbol && (dispatcher as unknown as Record<symbol, unknown>)[symbol];
  };
  const agent = Object.getPrototypeOf(dispatcher);
  const base = Object.getPrototypeOf(agent);
  return (
    agent.constructor.name === "Agent" &&
    base?.constructor.name === "DispatcherBase" &&
    dispatcher.dispatch === base.dispatch &&
    (own("factory") as { name?: string } | undefined)?.name === "defaultFactory" &&
    // Options that are not set are undefined; `maxOrigins` is infinite.
    Object.values(own("options") ?? { unknown: true }).every((value) => value === undefined || value === Infinity)
  );
}

/**
 * Whether a `fetch` of this process would do no other than `nodeTransport` does: nobody has put another in its place (a
 * stub, a mock, a cache, a proxy), as far as can be told. In doubt it is no.
 */
export const isPlainNode = (): boolean => isNative(fetch) && isPlainDispatcher(dispatcherOf());

let [judged, native]: [unknown, boolean] = [undefined, false];

function isNative(given: unknown): boolean {
  // Only code inside of Node can name its modules so.
  if (given !== judged) native = /^function fetch\([\s\S]*'internal\/deps\/undici\/undici'/.test(String(given));
  judged = given;
  return native;
}

const agents = new Map<string, Agent>();

/**
 * Agents of our own: the global ones may have been changed, to trust any certificate say, and `fetch` would not follow.
 * As undici does, they keep a connection for four seconds.
 */
function agentOf(protocol: string): Agent {
  let agent = agents.get(protocol);
  if (!agent) {
    const { Agent: Made } = builtin<{ Agent: typeof Agent }>(`node:${protocol.slice(0, -1)}`);
    agent = new Made({ keepAlive: true, scheduling: "lifo", timeout: 4000 });
    agents.set(protocol, agent);
  }
  return agent;
}

/** Headers that are the connection's own: `fetch` does not take them from a caller either. */
const ofConnection = /^(host|connection|content-length|expect|keep-alive|proxy-connection|transfer-encoding|upgrade)$/;

/**
 * What `fetch` does for one request whose response is read whole, on node:http: without the streams
 * in between it costs less than half as much, and when it fails it is known whether a connection was ever made.
 */
export const nodeTransport: Transport = async (exchange, signal) => {
  const { method, url } = exchange.request;
  const { origin } = new URL(url);
  // Only what cannot be repeated: anything else is made again by itself.
  const wait = /^P(OST|ATCH)/.test(method) ? (answeredAt.get(origin) ?? 0) + settling - performance.now() : 0;
  if (wait > 0) await new Promise((go) => setTimeout(go, wait));
  const response = await send(exchange, signal);
  answeredAt.set(origin, performance.now());
  return response;
};

/**
 * Milliseconds that a connection is left alone after a response, before a request that cannot be repeated may take it:
 * some providers close after each response without having said so, and one that is on its way then has an unknown outcome.
 */
const settling = 5;

/** When each provider last answered; there are few. */
const answeredAt = new Map<string, number>();

const send: Transport = (exchange, signal) =>
  new Promise((resolve, reject) => {
    const { method, url, headers, body } = exchange.request;
    signal.throwIfAborted();
    exchange.phase = "connecting";
    const target = new URL(url);
    const { request: make } = builtin<{ request: typeof httpRequest }>(`node:${target.protocol.slice(0, -1)}`);
    const sent: Record<string, string | number> = { "user-agent": "node" };
    for (const [name, value] of headers) if (!ofConnection.test(name)) sent[name] = value;
    if (body.length || !/^(GET|HEAD|DELETE|OPTIONS|TRACE)$/.test(method)) sent["content-length"] = body.length;

    const request = make(target, { method, headers: sent, agent: agentOf(target.protocol) });
    const fail = (error: Error & { rawPacket?: unknown } = new Error("the connection was closed")) => {
      // What came over the wire can hold anything.
      Reflect.deleteProperty(Object(error), "rawPacket");
      signal.removeEventListener("abort", stop);
      exchange.reason = reasonOf(error);
      reject(error);
    };
    const stop = () => {
      request.destroy();
      fail(signal.reason);
    };
    signal.addEventListener("abort", stop);
    let answer: IncomingMessage | undefined;
    // What comes behind a whole response is a fault of the connection, and not of the response.
    request.on("error", (error) => answer?.complete || fail(error));
    request.on("close", () => answer || fail());
    request.on("socket", (socket: Socket & { secureConnecting?: boolean }) => {
      const connected = () => {
        exchange.phase = "waiting";
      };
      if (socket.secureConnecting) socket.once("secureConnect", connected);
      else if (socket.connecting) socket.once("connect", connected);
      else connected();
    });
    request.on("response", (message) => {
      answer = message;
      exchange.phase = "reading";
      const chunks: Bytes[] = [];
      message.on("data", (chunk) => chunks.push(chunk));
      message.on("error", fail);
      message.on("close", () => message.complete || fail());
      message.on("end", () => {
        // The provider answered before it had read the whole request, and reads no more: its connection is of no use.
        if (!request.writableFinished) request.destroy();
        responseOf(url, message, chunks).then((response) => {
          signal.removeEventListener("abort", stop);
          resolve(response);
        }, fail);
      });
    });
    request.end(body.length ? body : undefined);
  });

async function responseOf(url: string, answer: IncomingMessage, chunks: Bytes[]): Promise<Response> {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = answer;
  const headers: [string, string][] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) headers.push([rawHeaders[i] as string, rawHeaders[i + 1] as string]);
  const response = withBody({ url, status, statusText, headers }, null);
  const whole = chunks.length === 1 ? (chunks[0] as Bytes) : (Buffer.concat(chunks) as Bytes);
  const encodings = response.headers.get("content-encoding");
  return keepBytes(response, encodings && whole.length ? await decoded(whole, encodings) : whole);
}

/** The bytes as they were before the provider compressed them, which it was not asked to. */
async function decoded(bytes: Bytes, encodings: string): Promise<Bytes> {
  const zlib = builtin<typeof Zlib>("node:zlib");
  // As `fetch` reads them: what is cut off at its end counts as far as it goes.
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
  const decode = (name: string, bytes: Bytes) =>
    new Promise<Bytes>((resolve, reject) => {
      const done = (error: Error | null, result: Uint8Array) => (error ? reject(error) : resolve(result as Bytes));
      const cut = { finishFlush: Z_SYNC_FLUSH };
      if (/^(x-)?gzip$/.test(name)) zlib.gunzip(bytes, cut, done);
      else if (name === "br") zlib.brotliDecompress(bytes, { finishFlush: BROTLI_OPERATION_FLUSH }, done);
      // Some send it without the header that RFC 9110 asks for.
      else if (name === "deflate") ((bytes[0] as number) % 16 === 8 ? zlib.inflate : zlib.inflateRaw)(bytes, cut, done);
      else resolve(bytes);
    });
  for (const name of encodings.toLowerCase().split(",").reverse()) bytes = await decode(name.trim(), bytes);
  return bytes;
}
