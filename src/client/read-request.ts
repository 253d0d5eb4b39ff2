import type { UnsignedRequest } from "./call.ts";

/** A request with its body read, once, whatever it was made of. */
export const readRequest = async (request: Request): Promise<UnsignedRequest> => ({
  // A Request leaves some methods as they are written, and node:http none.
  method: request.method.toUpperCase(),
  url: request.url,
  headers: request.headers,
  body: new Uint8Array(await request.arrayBuffer()),
  signal: request.signal,
});
