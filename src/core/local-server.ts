import type { IncomingMessage, Server } from "node:http";
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
