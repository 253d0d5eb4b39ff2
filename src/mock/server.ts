import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Contract, UsageError } from "../contract/index.ts";
import { type MockAnswer, problem } from "./answer.ts";
import { bodyLimit } from "./create-api-mock.ts";
import { createMock, type Mock, type MockOptions } from "./create-mock.ts";
import { stateLimit, statePath } from "./memory/index.ts";

export interface ServerOptions extends MockOptions {
  /** 4010 when absent; 0 for any that is free. */
  port?: number;
  /** Address to listen on: 127.0.0.1, this machine alone, when absent. */
  host?: string;
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
export async function startMockServer(
  contracts: readonly Contract[],
  { port = 4010, host = "127.0.0.1", ...options }: ServerOptions = {},
): Promise<MockServer> {
  const mock = await createMock(contracts, options);
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    serve(mock, request, response).catch(() => response.destroy());
  });
  // What the parser does not take for HTTP never becomes a request.
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const tooLarge = error.code === "HPE_HEADER_OVERFLOW";
    const late = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
    const status = tooLarge ? "431 Request Header Fields Too Large" : late ? "408 Request Timeout" : "400 Bad Request";
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  try {
    await listen(server, port, host);
  } catch (error) {
    await mock.close();
    throw error;
  }
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    port: bound,
    mock,
    close: async () => {
      await drain(server);
      await mock.close();
    },
  };
}

async function serve(mock: Mock, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const limit = request.url === statePath ? stateLimit : bodyLimit;
  const body = await readBytes(request, limit);
  if (!body) {
    send(response, problem(413, "Body too large", `The body is larger than ${limit} bytes.`, { connection: "close" }));
    request.resume();
    // A client that goes on sending would miss the answer if the connection were cut at once.
    setTimeout(() => request.destroy(), 1000).unref();
    return;
  }
  const headers = new Headers();
  const { method = "GET", rawHeaders, url: target = "" } = request;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] as string, rawHeaders[i + 1] as string);
  const host = headers.get("host") ?? "";
  // Not through `new URL`: a signature is over the target as it is spelt. A proxy's client sends the whole URL.
  const url = target.startsWith("/") ? `http://${/^[^/?#@\s]+$/.test(host) ? host : "localhost"}${target}` : target;
  const answer = await mock.handle({ method, url, headers, body });
  send(response, answer);
}

function send(response: ServerResponse, { status, headers, body = "" }: MockAnswer): void {
  const bytes = Buffer.from(body);
  const bodiless = status === 204 || status === 304;
  response.writeHead(status, { ...headers, ...(!bodiless && { "content-length": bytes.length }) });
  response.end(bodiless ? undefined : bytes);
}

/** @returns undefined when the body is larger than the limit. */
async function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(new UsageError(`port ${port} on ${host} is in use; choose another one with --port.`));
      else if (error.code === "EACCES")
        reject(new UsageError(`port ${port} on ${host} may not be used by this user; choose another one with --port.`));
      else if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
        reject(new UsageError(`${host} is not an address of this machine.`));
      else reject(error);
    });
    server.listen(port, host, resolve);
  });
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const limit = setTimeout(() => server.closeAllConnections(), 5000);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(limit);
      resolve();
    });
  });
}
