import type { WireRequest } from "../../auth/index.ts";
import { type JudgedResponse, matchResponse } from "../../checks/index.ts";
import type { Contract, MediaType, Operation } from "../../contract/index.ts";
import { matchMediaType } from "../../core/media-type.ts";
import { barePath, matchPath, parsePathTemplate } from "../../core/path-template.ts";
import { type Direction, parameterPlaces, schemaNodes } from "../../schema/index.ts";
import type { Exchange } from "../exchange.ts";
import { type Rewrite, rewriteBody } from "./rewrite-body.ts";
import type { Place } from "./stand-ins.ts";

/** Rewrites every value of a request and its response: path, query, headers and bodies. */
export function rewriteExchange(
  contract: Contract,
  { operation, path, unsigned, response }: Exchange,
  rewrite: Rewrite,
): { unsigned: WireRequest; response: JudgedResponse } {
  const parameters = operation ? placesOf(contract, operation) : new Map<string, Place>();
  const url = rewriteUrl({ operation, path, url: unsigned.url }, parameters, rewrite);
  const contentType = unsigned.headers.get("content-type") ?? "";
  const asked = {
    contract,
    direction: "request" as const,
    contentType,
    media: mediaOf(operation?.body?.content, contentType),
  };
  const type = response.headers.get("content-type") ?? "";
  const documented = operation && matchResponse(operation, response.status)?.response.content;
  const answered = { contract, direction: "response" as const, contentType: type, media: mediaOf(documented, type) };
  const body = rewriteBody(unsigned.body, asked, rewrite);
  return {
    unsigned: { ...unsigned, url, headers: rewriteHeaders(unsigned.headers, "request", parameters, rewrite), body },
    response: {
      ...response,
      headers: rewriteHeaders(response.headers, "response", new Map(), rewrite),
      body: rewriteBody(response.body, answered, rewrite),
    },
  };
}

/** The key of a sensitive object whose properties are query parameters of their own. */
const spread = "query *";

/** What the contract says of the parameters of an operation, by `in name`. */
function placesOf(contract: Contract, operation: Operation): Map<string, Place> {
  const places = new Map(
    [...parameterPlaces(schemaNodes(contract.document), operation)].map(
      ([key, { schema, isSensitive }]): [string, Place] => [
        key,
        { isSensitive, direction: "request", schemas: schema === undefined ? [] : [schema] },
      ],
    ),
  );
  for (const { name, in: place, style } of operation.parameters)
    if (place === "query" && style?.style === "form" && style.explode && places.get(`query ${name}`)?.isSensitive)
      places.set(spread, { isSensitive: true, direction: "request", schemas: [] });
  return places;
}

const mediaOf = (content: Record<string, MediaType> | undefined, contentType: string): MediaType | undefined => {
  const types = Object.keys(content ?? {});
  return content?.[matchMediaType(types, contentType) ?? types[0] ?? ""];
};

const unknown: Place = { isSensitive: false, direction: "request", schemas: [] };

function rewriteUrl(
  { operation, path, url }: { operation: Operation | undefined; path: string; url: string },
  parameters: ReadonlyMap<string, Place>,
  rewrite: Rewrite,
): string {
  const { origin, pathname, search } = new URL(url);
  const base = pathname.slice(0, pathname.length - path.length);
  const template = barePath(operation?.path ?? "");
  const values = matchPath(parsePathTemplate(template), path) ?? {};
  const names = template.split("/");
  const segments = path.split("/").map((segment, i) => {
    const own = Object.entries(values).filter(([name]) => names[i]?.includes(`{${name}}`));
    if (own.length === 0) return encoded(segment, unknown, rewrite);
    return own.reduce(
      (whole, [name, value]) =>
        whole.replace(value, () => encoded(value, parameters.get(`path ${name}`) ?? unknown, rewrite)),
      segment,
    );
  });
  const pairs = search.slice(1).split("&");
  const query = pairs.map((pair) => {
    const at = pair.indexOf("=");
    if (at < 0) return pair;
    const place = queryPlace(decoded(pair.slice(0, at)), parameters);
    return `${pair.slice(0, at)}=${encoded(pair.slice(at + 1).replaceAll("+", "%20"), place, rewrite, pair.slice(at + 1))}`;
  });
  return `${origin}${base}${segments.join("/")}${search && `?${query.join("&")}`}`;
}

/** What is known of a query parameter; `a[b]` is a part of `a`, and what no parameter is may be a part of one that spreads. */
function queryPlace(name: string, parameters: ReadonlyMap<string, Place>): Place {
  const own = parameters.get(`query ${name}`) ?? parameters.get(`query ${name.split("[")[0]}`);
  return own ?? parameters.get(spread) ?? unknown;
}

function encoded(segment: string, place: Place, rewrite: Rewrite, written = segment): string {
  const text = decoded(segment);
  const rewritten = rewrite(text, place);
  return rewritten === text ? written : encodeURIComponent(rewritten).replaceAll("'", "%27");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Headers that carry what lets somebody in, of whatever API. */
const isSecret = (name: string): boolean =>
  /^(authorization|proxy-authorization|cookie|set-cookie)$|api-?key|token|secret|signature|password/.test(name);

function rewriteHeaders(
  headers: Headers,
  direction: Direction,
  parameters: ReadonlyMap<string, Place>,
  rewrite: Rewrite,
): Headers {
  const declared = new Map(
    [...parameters].filter(([key]) => key.startsWith("header ")).map(([key, place]) => [key.toLowerCase(), place]),
  );
  const rewritten = new Headers();
  headers.forEach((value, name) => {
    const place = declared.get(`header ${name}`) ?? { isSensitive: isSecret(name), direction, schemas: [] };
    rewritten.append(name, rewrite(value, place).replace(/[^\x20-\x7e\x80-\xff]/g, "x"));
  });
  return rewritten;
}
