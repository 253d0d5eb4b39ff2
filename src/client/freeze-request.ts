import type { WireRequest } from "../auth/index.ts";

const nothing = new Uint8Array();

/** Reads a request once, so that the very bytes that are signed can be sent, and sent again. */
export async function freezeRequest(request: Request): Promise<WireRequest> {
  const body = request.body === null ? nothing : new Uint8Array(await request.arrayBuffer());
  const fragment = request.url.indexOf("#");
  return {
    method: request.method,
    url: fragment < 0 ? request.url : request.url.slice(0, fragment),
    headers: request.headers,
    body,
  };
}
