import { type Contract, type Operation, type Parameter, resolveRef } from "../contract/index.ts";
import { isBeyondPrism, readParameters, type Sent } from "./read-parameters.ts";

type Spec = { name: string; schema?: unknown };
type Specs = Partial<Record<"path" | "query" | "headers" | "cookie", Spec[]>>;

/** What a request has of one kind: texts, and values that were read already. */
export type Parts = Record<string, unknown>;

// Prism finds parts of a path by itself, and looks at no cookie.
const asHeader = /^(path|cookie) /;

/**
 * Prism's view of an operation that is handed the parameters that it cannot read. Those of the path and cookies are
 * headers there, by `in name`.
 */
export function handOver<Resource extends { request?: unknown }>(operation: Operation, resource: Resource): Resource {
  const beyond = new Set(operation.parameters.filter(isBeyondPrism).map(({ in: place, name }) => `${place} ${name}`));
  if (beyond.size === 0) return resource;
  const { path = [], query = [], headers = [], cookie = [] } = (resource.request ?? {}) as Specs;
  const handed = (place: string, specs: Spec[]) =>
    // Behind `allOf` Prism sees no type, and leaves the value as it is.
    specs.map(({ schema, ...spec }) =>
      beyond.has(`${place} ${spec.name}`)
        ? { ...spec, style: undefined, ...(schema !== undefined && { schema: { allOf: [schema] } }) }
        : { ...spec, schema },
    );
  const renamed = (place: string, specs: Spec[]) =>
    handed(place, specs)
      .filter(({ name }) => beyond.has(`${place} ${name}`))
      .map((spec) => ({ ...spec, name: `${place} ${spec.name}` }));
  const request = {
    ...(resource.request as object),
    path: path.filter(({ name }) => !beyond.has(`path ${name}`)),
    query: handed("query", query),
    headers: [...handed("header", headers), ...renamed("path", path), ...renamed("cookie", cookie)],
  };
  return { ...resource, request };
}

/** The parts of a request for that view: what was read instead of what was sent. */
export function handedParts(
  contract: Contract,
  operation: Operation,
  sent: Sent,
  query: Parts,
): { query: Parts; headers: Parts } {
  const beyond = operation.parameters.filter(isBeyondPrism);
  const empty = operation.parameters.filter(
    (one) => one.in === "query" && query[one.name] === "" && !beyond.includes(one) && admitsAnyText(contract, one),
  );
  if (beyond.length + empty.length === 0) return { query, headers: sent.headers };
  const parts = { query: { ...query }, headers: { ...sent.headers } as Parts };
  // Prism takes an empty text for none, which where the parameter is required it refuses.
  for (const { name } of empty) parts.query[name] = " ";
  const values = readParameters(contract, operation, sent);
  for (const { in: place, name } of beyond) {
    const id = `${place} ${name}`;
    const into = place === "query" ? parts.query : parts.headers;
    const key = place === "query" ? name : (asHeader.test(id) ? id : name).toLowerCase();
    const value = values.get(id);
    delete into[key];
    // Prism takes 0 and false for absent; as texts they are what they were.
    if (value !== undefined) into[key] = typeof value === "object" ? value : String(value);
  }
  return parts;
}

/** Whether a schema asks for nothing but a text: what else it may ask for could tell one text from another. */
function admitsAnyText({ document }: Contract, { schema: node }: Parameter): boolean {
  const { type, minLength = 0, ...others } = resolveRef(document, node) ?? {};
  return type === "string" && minLength === 0 && Object.keys(others).every((keyword) => annotations.test(keyword));
}

const annotations = /^(title|description|examples?|default|deprecated|maxLength|readOnly|writeOnly|x-.*)$/;

/** What Prism says of such a parameter, with the place that it came from. */
export const withPlace = (message: string): string =>
  message.replace(/header (parameter |must have required property ')(path|cookie) /g, "$2 $1");
