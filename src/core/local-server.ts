import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { UsageError } from "./errors.ts";

const none = new Uint8Array();

/** The body of a request. @returns undefined when it is larger than the limit. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const { "content-length": declared, "transfer-encoding": coding } = request.headers;
  if (Number(declared ?? 0) > limit) return undefined;
  if (declared === undefined && coding === undefined) return none;
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

/** The headers of a request, each as often as it was sent. */
export function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] as string, rawHeaders[i + 1] as string);
  return headers;
}

/** Responds to what the parser does not take for HTTP, and never becomes a request: a listener for `clientError`. */
export function refuseBroken({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const isLarge = code === "HPE_HEADER_OVERFLOW";
  const isLate = code === "ERR_HTTP_REQUEST_TIMEOUT";
  endWith(socket, isLarge ? "431 Request Header Fields Too Large" : isLate ? "408 Request Timeout" : "400 Bad Request");
}

/** Ends a connection with a bare response. */
export const endWith = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);

/** Waits until a server takes requests. @throws UsageError when the port is in use or not to be had. */
export function listen(server: Server, port: number, host: string): Promise<void> {
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

/** Closes a server, and lets the requests that are under way finish, for up to five seconds. */
export function drain(server: Server): Promise<void> {
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
