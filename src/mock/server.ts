import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Contract } from "../contract/index.ts";
import { letIn } from "../core/cross-origin.ts";
import { drain, headersOf, listen, readBytes, refuseBroken } from "../core/local-server.ts";
import { controlPrefix } from "./control-api.ts";
import { createMock, type Mock, type MockOptions } from "./create-mock.ts";
import { bodyLimit } from "./engine/read-body.ts";
import { type MockResponse, problem } from "./mock-response.ts";
import { stateLimit } from "./state/state-routes.ts";
import { piecesOf, spoiled } from "./to-response.ts";

export interface ServerOptions extends MockOptions {
  /** 4010 when absent; 0 for any that is free. */
  port?: number;
  /** Address to listen on: 127.0.0.1, this machine alone, when absent. */
  host?: string;
  /** Origins of pages that may read the responses of the APIs; `null` for pages from files. None when absent. */
  allowOrigins?: readonly string[];
  /** Told of the address as soon as requests are taken. */
  onListening?: (url: string) => void;
  /** Milliseconds that a request may take to arrive, 30,000 when absent; 408 after that. */
  patience?: number;
}

export interface MockServer {
  /** Without a slash at the end; an API is served under `${url}/${api}`. */
  url: string;
  port: number;
  mock: Mock;
  /** Lets the requests that are under way finish, for up to five seconds. */
  close(): Promise<void>;
}

/**
 * Serves a mock of these APIs over HTTP.
 *
 * @throws UsageError when the port is in use or not to be had.
 */
export async function startMockServer(contracts: readonly Contract[], given: ServerOptions = {}): Promise<MockServer> {
  const { port = 4010, host = "127.0.0.1", patience = 30_000, allowOrigins = [], onListening, ...options } = given;
  // For a server alone: createMockFetch is there sooner without it.
  const { createInspector } = await import("./inspector/index.ts");
  const inspector = createInspector();
  const onExchange: ServerOptions["onExchange"] = (exchange) => {
    inspector.onExchange(exchange);
    options.onExchange?.(exchange);
  };
  const onDelivery: ServerOptions["onDelivery"] = (delivery) => {
    inspector.touch();
    options.onDelivery?.(delivery);
  };
  const mock = await createMock(contracts, { ...options, onExchange, onDelivery }, inspector.routes);
  const timeouts = {
    requestTimeout: patience,
    headersTimeout: patience,
    connectionsCheckingInterval: Math.min(patience, 10_000),
  };
  const server = createServer(timeouts, (request, response) => {
    // The control API is for programs alone.
    if (allowOrigins.length && !request.url?.startsWith(controlPrefix) && letIn(allowOrigins, request, response))
      return;
    serve(mock, request, response).catch(() => response.destroy());
  });
  server.on("clientError", refuseBroken);
  try {
    await listen(server, port, host);
  } catch (error) {
    await mock.close();
    throw error;
  }
  const bound = (server.address() as AddressInfo).port;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
  onListening?.(url);
  return {
    url,
    port: bound,
    mock,
    close: async () => {
      inspector.close();
      await drain(server);
      await mock.close();
    },
  };
}

async function serve(mock: Mock, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const limit = request.url === `${controlPrefix}/state` ? stateLimit : bodyLimit;
  const body = await readBytes(request, limit);
  if (!body) {
    send(response, problem(413, "Body too large", `The body is larger than ${limit} bytes.`, { connection: "close" }));
    request.resume();
    // A client that goes on sending would miss the response if the connection were cut at once.
    setTimeout(() => request.destroy(), 1000).unref();
    return;
  }
  const headers = headersOf(request);
  const { method = "GET", url: target = "" } = request;
  const host = headers.get("host") ?? "";
  // Not through `new URL`: a signature is over the target as it is written. A proxy's client sends the whole URL.
  const url = target.startsWith("/") ? `http://${/^[^/?#@\s]+$/.test(host) ? host : "localhost"}${target}` : target;
  const answer = await mock.handle({ method, url, headers, body });
  if (answer.latency || answer.fault) await sendWithFaults(response, answer);
  else sendSoon(response, answer);
}

let ready: [ServerResponse, MockResponse][] = [];

/**
 * Sends a response at the end of this turn of the event loop, together with the others that are ready by then: a client on
 * the same machine is woken once for all of them, and a wake-up costs as much as a response.
 */
function sendSoon(response: ServerResponse, answer: MockResponse): void {
  if (ready.push([response, answer]) > 1) return;
  setImmediate(() => {
    const now = ready;
    ready = [];
    for (const [response, answer] of now) send(response, answer);
  });
}

function send(response: ServerResponse, { status, headers, body = "" }: MockResponse): void {
  if (status === 204 || status === 304) {
    response.writeHead(status, headers).end();
    return;
  }
  const fields: (string | number)[] = [];
  for (const name in headers) fields.push(name, headers[name] as string);
  fields.push("content-length", Buffer.byteLength(body));
  response.writeHead(status, fields as string[]);
  // A text goes out with the head in one write; bytes would be a second one.
  response.end(body);
}

async function sendWithFaults(response: ServerResponse, answer: MockResponse): Promise<void> {
  const { latency, fault, status, headers, body = "" } = answer;
  // What still waits when the server is closed is cut off; it must not keep the process.
  if (latency) await sleep(latency, undefined, { ref: false });
  const { socket } = response;
  if (!socket || response.destroyed) return;
  if (fault === undefined) return send(response, answer);
  if (fault === "reset") {
    socket.resetAndDestroy();
    return;
  }
  const bytes = spoiled(Buffer.from(body), fault);
  response.writeHead(status, { ...headers, "content-length": bytes.length });
  response.flushHeaders();
  try {
    for await (const piece of piecesOf(bytes, fault)) await new Promise((sent) => response.write(piece, sent));
    response.end();
  } catch {
    socket.destroy();
  }
}
