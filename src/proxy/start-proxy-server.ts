import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { letIn } from "../core/cross-origin.ts";
import { drain, endWith, headersOf, listen, readBytes, refuseBroken } from "../core/local-server.ts";
import type { SigningProxy } from "./create-proxy.ts";
import { problemResponse } from "./problem-response.ts";

export interface ProxyServer {
  /** Without a slash at the end. */
  url: string;
  /** Lets the requests that are under way finish, for up to five seconds. */
  close(): Promise<void>;
}

/** Bytes that the body of a request may have: 64 MiB. */
const bodyLimit = 64 * 2 ** 20;

/**
 * Serves a proxy to this machine alone.
 *
 * @param port 0 for any that is free.
 * @param allowOrigins Origins of pages that may read the responses.
 * @throws UsageError when the port is in use or not to be had.
 */
export async function startProxyServer(
  proxy: SigningProxy,
  port: number,
  allowOrigins: readonly string[] = [],
): Promise<ProxyServer> {
  const server = createServer((request, response) => {
    if (letIn(allowOrigins, request, response)) return;
    serve(proxy, request, response).catch(() => response.destroy());
  });
  server.on("clientError", refuseBroken);
  // A tunnel to another host would be none of a proxy that signs.
  server.on("connect", (_, socket) => endWith(socket, "405 Method Not Allowed"));
  await listen(server, port, "127.0.0.1");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => drain(server) };
}

async function serve(proxy: SigningProxy, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBytes(incoming, bodyLimit);
  if (!body) {
    await send(outgoing, problemResponse(413, `the body is larger than ${bodyLimit} bytes.`), { connection: "close" });
    incoming.resume();
    return;
  }
  const request = toRequest(incoming, body);
  const refusal =
    "expected a request that can be sent on: a body goes with neither GET nor HEAD, and TRACE with nothing.";
  await send(outgoing, request ? await proxy(request) : problemResponse(400, refusal));
}

async function send(outgoing: ServerResponse, response: Response, more: Record<string, string> = {}): Promise<void> {
  const fields: string[] = Object.entries(more).flat();
  for (const [name, value] of response.headers) fields.push(name, value);
  outgoing.writeHead(response.status, fields);
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** The request as `fetch` has it; undefined when it is none that could be sent on. */
function toRequest(incoming: IncomingMessage, body: Uint8Array): Request | undefined {
  const { method = "GET", url: target = "", headers: parsed } = incoming;
  try {
    const headers = headersOf(incoming);
    // A client that takes this for a proxy of HTTP sends the whole URL.
    const url = target.startsWith("/") ? `http://${parsed.host}${target}` : target;
    return new Request(url, { method, headers, ...(body.length && { body: body as Uint8Array<ArrayBuffer> }) });
  } catch {
    return undefined;
  }
}
