import type { Expression, Template } from "../auth/index.ts";

/** What the names of a template stand for, for readers. */
export const nameMeanings: Readonly<Record<string, string>> = {
  method: "The method, in upper case.",
  url: "The whole URL as it is sent.",
  host: "The host, with its port when the URL has one.",
  path: "The path as it is sent, without the query.",
  query: "The query as it is sent, without its question mark; empty when there is none.",
  target: "The path and, when there is one, `?` and the query, as they are sent.",
  body: "The bytes of the body exactly as they are sent; empty when there is none.",
  unixMillis: "The time, in milliseconds since 1970 UTC.",
  unixSeconds: "The time, in whole seconds since 1970 UTC.",
  isoTime: "The time in ISO 8601, UTC, with milliseconds.",
  nonce: "A random text, new for each request.",
};

const hashes = (suffix: string, meaning: (name: string) => string) =>
  ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"].map((name) => {
    const bare = name.replace("-", "");
    return [suffix ? `${suffix}${bare[0]}${bare.slice(1).toLowerCase()}` : bare.toLowerCase(), meaning(name)];
  });

/** What the functions of a template do, for readers. */
export const functionMeanings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(hashes("", (name) => `${name} of its parts in a row, nothing between them.`)),
  ...Object.fromEntries(hashes("hmac", (name) => `HMAC with ${name}: the key first, then the parts in a row.`)),
  hex: "Lower-case hexadecimal.",
  base64: "Base64 with padding.",
  base64url: "Base64 for URLs, without padding.",
  unhex: "The bytes that hexadecimal text stands for.",
  unbase64: "The bytes that Base64 text stands for.",
  lower: "In lower case.",
  upper: "In upper case.",
  concat: "Its parts in a row.",
  join: "Its parts with the first one, the separator, between them.",
  percent: "Percent-encoded as in RFC 3986.",
  sorted: "The pairs of a query or form, sorted.",
  json: "The member of a JSON text at this pointer.",
  header: "The value of another header of the request.",
};

/** The functions that a template calls, each once, in order of appearance. */
export function calledFunctions(template: Template): string[] {
  const calls = new Set<string>();
  const visit = (part: string | Expression): void => {
    if (typeof part === "string" || !("call" in part)) return;
    calls.add(part.call);
    part.args.forEach(visit);
  };
  template.forEach(visit);
  return [...calls];
}
