import type { Agent, ClientRequest, request as httpRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type * as Zlib from "node:zlib";
import type { WireRequest } from "../auth/index.ts";
import { idempotentMethods } from "./is-idempotent.ts";
import { makeResponse } from "./make-response.ts";
import type { TimeLimit } from "./time-limit.ts";
import type { Broken, Bytes, Received, Transport } from "./transport.ts";

export { isPlainNode } from "./plain-node.ts";

// Asked for at run time: an import of node:http would break bundles for browsers.
const builtin = <Module>(name: string) => process.getBuiltinModule(name) as Module;

/**
 * What `fetch` does for one request whose response is read whole, on node:http: without the streams in between it costs
 * less than half as much, and when it fails it is known whether a connection was ever made.
 */
export const nodeTransport: Transport = async (request, { maxBytes }, limit) => {
  if (!idempotentMethods.has(request.method)) await hearOfClosedConnections();
  return exchange(request, maxBytes, limit);
};

/**
 * Some vendors close a connection after a response without having said so. One turn of the event loop reads what has
 * come in, so that such a connection is not taken for a request that cannot be repeated.
 */
const hearOfClosedConnections = () => new Promise((go) => setImmediate(() => setImmediate(go)));

const exchange = (request: WireRequest, maxBytes: number, limit: TimeLimit): Promise<Received | Broken> =>
  new Promise((resolve) => {
    let phase: Broken["phase"] = "connecting";
    let response: IncomingMessage | undefined;
    let sent: ClientRequest | undefined;
    const breakOff = (cause: unknown, failed: Broken["failed"] = "connection") => {
      sent?.destroy();
      resolve({ failed, phase, cause: withoutPacket(cause) });
    };
    try {
      sent = openRequest(request);
    } catch (cause) {
      return breakOff(cause);
    }
    limit.onStop(() => breakOff(undefined));
    onConnected(sent, () => {
      phase = "waiting";
    });
    // What comes after a whole response is a fault of the connection, and not of the response.
    sent.on("error", (error) => response?.complete || breakOff(error));
    sent.on("close", () => response || breakOff(closed()));
    sent.on("response", (message) => {
      phase = "reading";
      response = message;
      readMessage(message, maxBytes).then(
        (bytes) => {
          // The vendor responded before it had read the whole request, and reads no more: its connection is of no use.
          if (!sent?.writableFinished) sent?.destroy();
          resolve({ response: responseOf(request.url, message), bytes });
        },
        (cause) => breakOff(cause, isTooLong(cause) ? "size" : "connection"),
      );
    });
    sent.end(request.body.length ? request.body : undefined);
  });

const closed = () => new Error("the connection was closed");

/** Zlib's own code, for what is too long when it is read as well as when it is decompressed. */
const tooLong = "ERR_BUFFER_TOO_LARGE";
const isTooLong = (cause: unknown) => (cause as { code?: unknown }).code === tooLong;

/** What came over the wire can hold anything. */
function withoutPacket(cause: unknown): unknown {
  Reflect.deleteProperty(Object(cause), "rawPacket");
  return cause;
}

/** Headers that are the connection's own: `fetch` does not take them from a caller either. */
const ofConnection = /^(host|connection|content-length|expect|keep-alive|proxy-connection|transfer-encoding|upgrade)$/;

function openRequest({ method, url, headers, body }: WireRequest): ClientRequest {
  const target = new URL(url);
  const { request } = builtin<{ request: typeof httpRequest }>(`node:${target.protocol.slice(0, -1)}`);
  const sent: Record<string, string | number> = { "user-agent": "node" };
  for (const [name, value] of headers) if (!ofConnection.test(name)) sent[name] = value;
  if (body.length || !/^(GET|HEAD|DELETE|OPTIONS|TRACE)$/.test(method)) sent["content-length"] = body.length;
  return request(target, { method, headers: sent, agent: agentOf(target.protocol) });
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

/** Nothing of a request is written before this. */
function onConnected(request: ClientRequest, connected: () => void): void {
  request.on("socket", (socket: Socket & { secureConnecting?: boolean }) => {
    if (socket.secureConnecting) socket.once("secureConnect", connected);
    else if (socket.connecting) socket.once("connect", connected);
    else connected();
  });
}

/** The body of a response, decompressed. Rejects with `ERR_BUFFER_TOO_LARGE` when it is longer than it may be. */
async function readMessage(message: IncomingMessage, maxBytes: number): Promise<Bytes> {
  const bytes = await new Promise<Bytes>((resolve, reject) => {
    const chunks: Bytes[] = [];
    let length = 0;
    message.on("data", (chunk: Bytes) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > maxBytes) reject(Object.assign(new Error("the response is too long"), { code: tooLong }));
    });
    message.on("error", reject);
    message.on("close", () => message.complete || reject(closed()));
    message.on("end", () => resolve(chunks.length === 1 ? (chunks[0] as Bytes) : (Buffer.concat(chunks) as Bytes)));
  });
  const encodings = message.headers["content-encoding"];
  return encodings && bytes.length ? decompress(bytes, encodings, maxBytes) : bytes;
}

/** As often as browsers and undici take it. */
const mostEncodings = 5;

/** The bytes as they were before the vendor compressed them, which it was not asked to do. */
async function decompress(bytes: Bytes, encodings: string, maxBytes: number): Promise<Bytes> {
  const names = encodings.toLowerCase().split(",").reverse();
  if (names.length > mostEncodings) throw new Error(`the response is compressed more than ${mostEncodings} times`);
  let decoded = bytes;
  for (const name of names) decoded = await decode(name.trim(), decoded, maxBytes);
  return decoded;
}

function decode(name: string, bytes: Bytes, maxBytes: number): Promise<Bytes> {
  const zlib = builtin<typeof Zlib>("node:zlib");
  // As `fetch` reads them: what is cut off at its end counts as far as it goes.
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
  const options = {
    finishFlush: name === "br" ? BROTLI_OPERATION_FLUSH : Z_SYNC_FLUSH,
    chunkSize: 65_536,
    maxOutputLength: Math.min(maxBytes, 2 ** 32),
  };
  return new Promise<Bytes>((resolve, reject) => {
    const done = (error: Error | null, result: Uint8Array) => (error ? reject(error) : resolve(result as Bytes));
    if (/^(x-)?gzip$/.test(name)) zlib.gunzip(bytes, options, done);
    else if (name === "br") zlib.brotliDecompress(bytes, options, done);
    // Some send it without the header that RFC 9110 asks for.
    else if (name === "deflate")
      ((bytes[0] as number) % 16 === 8 ? zlib.inflate : zlib.inflateRaw)(bytes, options, done);
    else resolve(bytes);
  });
}

function responseOf(url: string, message: IncomingMessage): Response {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = message;
  const headers: [string, string][] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) headers.push([rawHeaders[i] as string, rawHeaders[i + 1] as string]);
  return makeResponse({ url, status, statusText, headers }, null);
}
