import { sentValue, type WireRequest } from "../auth/index.ts";
import type { Contract, MediaType, Operation, Parameter } from "../contract/index.ts";
import { matchPath, parsePathTemplate } from "../core/path-template.ts";
import { decodeText } from "../core/percent.ts";
import { parameterPlaces, type SchemaNode, type SchemaNodes, saysSensitive, schemaNodes } from "../schema/index.ts";
import type { Credentials } from "./authenticate.ts";
import { splitWireUrl } from "./route-request.ts";

/**
 * A function that takes credentials out of a text for the log: those of the mock wherever they stand, and whatever a
 * caller sends in a query parameter that is one.
 */
export function redactor(contract: Contract, credentials: Credentials): (text: string) => string {
  const known = Object.entries(credentials)
    .flatMap(([name, value]) => [...new Set([value, encodeURIComponent(value)])].map((value) => ({ name, value })))
    .filter(({ value }) => value.length > 3)
    .sort((a, b) => b.value.length - a.value.length);
  const parameters = Object.values(contract.schemes)
    .filter((scheme) => scheme.in === "query")
    .map((scheme) => encodeURIComponent(scheme.name).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const inQuery = parameters.length ? new RegExp(`((?:^|[?&])(?:${parameters.join("|")})=)[^&\\s]*`, "g") : undefined;
  return (text) => {
    let shown = inQuery ? text.replace(inQuery, "$1‹credential›") : text;
    for (const { name, value } of known) if (shown.includes(value)) shown = shown.replaceAll(value, `‹${name}›`);
    return shown;
  };
}

/** A JSON value with every text in it redacted. */
export function redactAll<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === "string") return redact(value) as T;
  if (Array.isArray(value)) return value.map((member) => redactAll(member, redact)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redactAll(member, redact)])) as T;
}

/** What stands for a value that the contract marks `x-sensitive`. */
export const masked = "‹sensitive›";

/** A copy of a value in which everything that its schema marks `x-sensitive` is masked. */
export const maskSensitive = (contract: Contract, media: MediaType | undefined, value: unknown): unknown =>
  replaceSensitive(schemaNodes(contract.document), pointersOf(media), value, () => masked);

const pointersOf = (media: MediaType | undefined): string[] => (media?.schema === undefined ? [] : [media.pointer]);

const isMarked = ({ schema }: SchemaNode): boolean => schema["x-sensitive"] === true;

function replaceSensitive(
  nodes: SchemaNodes,
  pointers: readonly string[],
  value: unknown,
  replace: (sensitive: unknown) => unknown,
): unknown {
  const { parts } = nodes.view(pointers);
  if (value !== null && parts.some(isMarked)) return replace(value);
  if (parts.length === 0 || typeof value !== "object" || value === null) return value;
  const inside = (below: string[], one: unknown) => replaceSensitive(nodes, below, one, replace);
  if (Array.isArray(value)) return value.map((item, i) => inside(nodes.item(parts, i), item));
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [name, inside(nodes.member(parts, name), property)]),
  );
}

/** The strings and numbers in a value that its schema marks `x-sensitive`, as strings. */
export function sensitiveIn(contract: Contract, media: MediaType, value: unknown): string[] {
  const found: string[] = [];
  replaceSensitive(schemaNodes(contract.document), pointersOf(media), value, (sensitive) => {
    found.push(...scalarsIn(sensitive));
  });
  return found;
}

/** The strings and numbers in a value, as strings. */
function scalarsIn(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(scalarsIn);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/**
 * A function that takes out of a text what this request has in places that the contract marks `x-sensitive`.
 *
 * @param path As the contract has it.
 */
export function sensitiveRedactor(
  contract: Contract,
  operation: Operation,
  request: WireRequest,
  path: string,
): (text: string) => string {
  const values = sensitiveValues(contract, operation, request, path);
  return (text) => values.reduce((shown, value) => shown.replaceAll(value, masked), text);
}

/**
 * What a request has in places that the contract marks `x-sensitive`, the longest first: properties of its JSON body,
 * parameters of its query, path, headers and cookies. A body that cannot be read where something in it is sensitive is
 * one as a whole.
 */
export function sensitiveValues(
  contract: Contract,
  operation: Operation,
  request: WireRequest,
  path: string,
): string[] {
  const found = new Set<string>();
  const text = new TextDecoder().decode(request.body);
  for (const media of text ? Object.values(operation.body?.content ?? {}) : []) {
    try {
      for (const scalar of sensitiveIn(contract, media, JSON.parse(text)))
        found.add(scalar).add(JSON.stringify(scalar).slice(1, -1));
    } catch {
      if (saysSensitive(schemaNodes(contract.document), media)) found.add(text);
    }
  }
  const sensitive = operation.parameters.filter((parameter) => isSensitive(contract, operation, parameter));
  const template = parsePathTemplate(operation.path);
  const { search } = splitWireUrl(request.url) ?? { search: "" };
  const named = new Set(operation.parameters.filter(({ in: place }) => place === "query").map(({ name }) => name));
  for (const { name, in: place, style } of sensitive) {
    const spreads = style?.style === "form" && style.explode === true;
    const isPart = (key: string) => key === name || key.startsWith(`${name}[`) || (spreads && !named.has(key));
    const inPath = place === "path" && matchPath(template, path)?.[name];
    if (inPath) found.add(inPath);
    if (place === "header" || place === "cookie")
      found.add(sentValue({ in: place, name, value: [] }, request)?.value ?? "");
    if (place !== "query") continue;
    for (const pair of search.slice(1).split("&")) {
      const [key, ...rest] = pair.split("=");
      if (isPart(decodeText(key ?? ""))) found.add(rest.join("="));
    }
  }
  // The longest first: a part of it would leave the rest.
  return [...found].filter((value) => value.length > 0).sort((a, b) => b.length - a.length);
}

/** Whether a path of the operation has something that the contract marks `x-sensitive`. */
export const hasSensitivePath = (contract: Contract, operation: Operation): boolean =>
  operation.parameters.some((parameter) => parameter.in === "path" && isSensitive(contract, operation, parameter));

function isSensitive(contract: Contract, operation: Operation, { in: place, name }: Parameter): boolean {
  const nodes = schemaNodes(contract.document);
  const found = parameterPlaces(nodes, operation).get(`${place} ${name}`);
  if (!found) return false;
  const own = { pointer: found.pointer, schema: nodes.at(found.pointer) as SchemaNode["schema"] };
  return [own, ...(found.schema === undefined ? [] : nodes.all(found.schema))].some(isMarked);
}
