import type { WireRequest } from "../auth/index.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Requests that clients sign by mistake, each with the words for it; undefined where it is the same request. */
const mistakes: [words: string, variant: (request: WireRequest) => WireRequest | undefined][] = [
  [
    "without its query",
    (request) => (request.url.includes("?") ? { ...request, url: request.url.replace(/\?.*/s, "") } : undefined),
  ],
  ["without its body", (request) => (request.body.length > 0 ? { ...request, body: new Uint8Array() } : undefined)],
  ["with its body as compact JSON", (request) => withBody(request, (json) => JSON.stringify(json))],
  ["with its body as indented JSON", (request) => withBody(request, (json) => JSON.stringify(json, null, 2))],
  [
    "with `{}` as its body",
    (request) => (request.body.length ? undefined : { ...request, body: encoder.encode("{}") }),
  ],
  ["with a slash at the end of its path", (request) => ({ ...request, url: request.url.replace(/\?|$/, "/$&") })],
  ["with its method in lower case", (request) => ({ ...request, method: request.method.toLowerCase() })],
];

/**
 * Looks for the request that a signature was made for, among those that clients sign by mistake.
 *
 * @param forms Spellings of the request that came.
 * @param fits Whether the signature is the one of this request.
 * @returns a clause for people; undefined when none fits.
 */
export async function diagnose(
  forms: readonly WireRequest[],
  fits: (request: WireRequest) => Promise<boolean>,
): Promise<string | undefined> {
  for (const [words, variant] of mistakes) {
    for (const form of forms) {
      const mistaken = variant(form);
      if (mistaken && (await fits(mistaken))) return `it is the signature of this request ${words}`;
    }
  }
  return undefined;
}

function withBody(request: WireRequest, write: (json: unknown) => string): WireRequest | undefined {
  if (request.body.length === 0) return undefined;
  try {
    return { ...request, body: encoder.encode(write(JSON.parse(decoder.decode(request.body)))) };
  } catch {
    return undefined;
  }
}
