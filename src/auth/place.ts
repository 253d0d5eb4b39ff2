import { writeBodyProperty } from "./body-property.ts";
import { CredentialError } from "./credential-error.ts";
import type { WireRequest } from "./evaluate.ts";
import { splitUrl } from "./split-url.ts";

/**
 * Puts a made value into a request. Headers change in place; a changed URL or body comes as another request. The
 * places are functions of their own, so that a client ships those that its contract uses and no others.
 */
export type Place = (request: WireRequest, name: string, value: string) => WireRequest;

/** @throws CredentialError when the value cannot stand in a header; the runtime's own message would quote it. */
function sendable(value: string, place: string): string {
  if (!/^[\x20-\x7e\x80-\xff]*$/.test(value))
    throw new CredentialError(`the value made for the ${place} has a character that cannot be sent`);
  return value;
}

export const inHeader: Place = (request, name, value) => {
  request.headers.set(name, sendable(value, `header ${name}`));
  return request;
};

export const inCookie: Place = (request, name, value) => {
  const others = request.headers.get("cookie");
  request.headers.set("cookie", `${others ? `${others}; ` : ""}${name}=${sendable(value, `cookie ${name}`)}`);
  return request;
};

export const inQuery: Place = (request, name, value) => {
  // Appended by hand: searchParams would rewrite the other parameters after they were signed.
  const { origin, path, search } = splitUrl(request.url);
  // As the URL parser writes it when the request is made: it encodes the apostrophe too.
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`.replaceAll("'", "%27");
  return { ...request, url: `${origin}${path}${search ? `${search}&` : "?"}${pair}` };
};

/** Into the property of a JSON body at an RFC 6901 pointer, or the field of a form. */
export const inBody: Place = (request, pointer, value) => ({
  ...request,
  body: writeBodyProperty(request, pointer, value),
});

/** By the `in` of a scheme. */
export const places: Readonly<Record<"header" | "query" | "cookie" | "body", Place>> = {
  header: inHeader,
  query: inQuery,
  cookie: inCookie,
  body: inBody,
};
