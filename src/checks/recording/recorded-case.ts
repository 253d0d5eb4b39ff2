import { sentValue, type WireRequest } from "../../auth/index.ts";
import type { Contract } from "../../contract/index.ts";
import type { Case } from "../case.ts";
import type { JudgedResponse } from "../judge.ts";
import { isSuccess } from "../match-response.ts";
import type { HarEntry, HarPair } from "./har.ts";
import type { RecordedEntry } from "./sort-entries.ts";

const headersOf = (pairs: readonly HarPair[]): Headers => {
  const headers = new Headers();
  for (const { name, value } of pairs)
    try {
      headers.append(name, value);
    } catch {
      // HTTP/2 has `:status` among its headers, and a tool may record what no header can be.
    }
  return headers;
};

/** The response of an entry. */
export function responseOf({ response: { status, headers, content } }: HarEntry): JudgedResponse {
  const body = Buffer.from(content?.text ?? "", content?.encoding === "base64" ? "base64" : "utf8");
  const own = headersOf(headers);
  // Some tools leave it out of the headers.
  if (!own.has("content-type") && content?.mimeType) own.set("content-type", content.mimeType);
  return { status, headers: own, body: new Uint8Array(body) };
}

/** The request of an entry, as it was signed. */
export const wireOf = ({ request: { method, url, headers, postData } }: HarEntry): WireRequest => ({
  method,
  url: url.replace(/#.*/s, ""),
  headers: headersOf(headers),
  body: new Uint8Array(Buffer.from(postData?.text ?? "", postData?._encoding === "base64" ? "base64" : "utf8")),
});

/** A recorded request as a case, without its credentials. */
export function toCase({ api, schemes }: Contract, { number, entry, operation, path }: RecordedEntry): Case {
  let request = wireOf(entry);
  for (const scheme of Object.values(schemes))
    if (scheme.in === "query") request = sentValue(scheme, request)?.request ?? request;
  const { headers, body } = request;
  const search = new URL(request.url).search.slice(1);
  const mediaType = headers.get("content-type");
  const names = new Set(new URLSearchParams(search).keys());
  const isCredential = (name: string) =>
    Object.values(schemes).some((scheme) => scheme.in === "header" && scheme.name.toLowerCase() === name.toLowerCase());
  const carried = operation.parameters.filter(({ name, in: place }) =>
    place === "query" ? names.has(name) : place === "header" ? headers.has(name) : place === "path",
  );
  return {
    name: `${operation.id}: entry ${number}`,
    api,
    operation: operation.id,
    kind: isSuccess(operation, entry.response.status) ? "success" : "status",
    request: {
      method: entry.request.method,
      path,
      query: search,
      headers: carried
        .filter(({ name, in: place }) => place === "header" && !isCredential(name))
        .map(({ name }): [string, string] => [name, headers.get(name) ?? ""]),
      ...(body.length && { body }),
      ...(mediaType !== null && { mediaType }),
      parameters: carried.map(({ name, in: place }) => `${place} ${name}`),
    },
    expect: { outcome: "success" },
  };
}
