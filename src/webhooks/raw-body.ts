import { WebhookError } from "./webhook-error.ts";

/** A body as it was received: its bytes, or its text before anything was parsed. */
export type RawBody = Uint8Array | ArrayBuffer | string;

const howTo =
  'Express: express.raw({ type: "*/*" }) on this route, before express.json(). Fastify: addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => done(null, body)). Hono, Next.js, Workers: await request.arrayBuffer() (c.req.arrayBuffer() in Hono)';

/**
 * The bytes of a body.
 *
 * @throws WebhookError `body-parsed` for anything that is not raw any more, saying how to get at the bytes.
 */
export function readRawBody(api: string, body: unknown): Uint8Array {
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (typeof body === "string" && body !== "[object Object]") return new TextEncoder().encode(body);
  throw new WebhookError(
    api,
    "body-parsed",
    `expected the raw bytes of the body, got ${kindOf(body)}. The signature is made over the bytes, which parsing loses. ${howTo}`,
  );
}

function kindOf(body: unknown): string {
  if (body === undefined || body === null) return `${body}: nobody read the body, or somebody else did`;
  if (body instanceof Request) return "the request itself";
  if (typeof body === "string") return "an object written as text";
  if (Array.isArray(body)) return "an array: the body was parsed already";
  return typeof body === "object" ? "an object: the body was parsed already" : `a ${typeof body}`;
}
