import { sentValue, type WireRequest } from "../auth/index.ts";
import type { Contract, MediaType, Operation, Parameter } from "../contract/index.ts";
import { matchPath, parsePathTemplate } from "../core/path-template.ts";
import { decodeText } from "../core/percent.ts";
import { parameterPlaces, type SchemaNode, type SchemaNodes, saysSensitive, schemaNodes } from "../schema/index.ts";
import type { Credentials } from "./authenticate.ts";
import { hideQuery, unknownPairs } from "./hide-query.ts";
import { splitWireUrl } from "./route-request.ts";
import { masked, sensitiveNames } from "./sensitive-names.ts";

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

/** A copy of a value in which everything that the contract marks `x-sensitive` is masked, as `sensitiveIn` finds it. */
export const maskSensitive = (contract: Contract, media: MediaType | undefined, value: unknown): unknown =>
  replaceSensitive(contract, pointersOf(media), value, () => masked);

const pointersOf = (media: MediaType | undefined): string[] => (media?.schema === undefined ? [] : [media.pointer]);

const isMarked = ({ schema }: SchemaNode): boolean => schema["x-sensitive"] === true;

function replaceSensitive(
  contract: Contract,
  pointers: readonly string[],
  value: unknown,
  replace: (sensitive: unknown) => unknown,
): unknown {
  const nodes = schemaNodes(contract.document);
  const names = sensitiveNames(contract);
  const { parts } = nodes.view(pointers);
  if (value !== null && parts.some(isMarked)) return replace(value);
  if ((parts.length === 0 && names.size === 0) || typeof value !== "object" || value === null) return value;
  const inside = (below: string[], one: unknown) => replaceSensitive(contract, below, one, replace);
  if (Array.isArray(value)) return value.map((item, i) => inside(nodes.item(parts, i), item));
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => {
      const below = nodes.member(parts, name);
      const isSecret = property !== null && names.has(name) && !below.some(isOfName);
      return [name, isSecret ? replace(property) : inside(below, property)];
    }),
  );
}

/** Whether what is declared for a property is declared for its name, and not for whatever else there is. */
const isOfName = (pointer: string): boolean =>
  !/(?<!\/properties)\/(?:additional|unevaluated)Properties$/.test(pointer);

/**
 * The strings and numbers in a value that its schema marks `x-sensitive`, as strings; so are those of a property that the
 * schema does not have, where the contract marks one of its name elsewhere.
 */
export function sensitiveIn(contract: Contract, media: MediaType | undefined, value: unknown): string[] {
  const found: string[] = [];
  replaceSensitive(contract, pointersOf(media), value, (sensitive) => {
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
 * A function that takes out of a text what this request has in places that the contract marks `x-sensitive`, and what
 * it has in its query that the contract does not know.
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
  const hide = hideQuery(unknownPairs(splitWireUrl(request.url)?.search ?? "", contract, operation));
  return (text) => values.reduce((shown, value) => shown.replaceAll(value, masked), hide(text));
}

/**
 * What a request has in places that the contract marks `x-sensitive`, the longest first: properties of its JSON body,
 * parameters of its query, path, headers and cookies. A body that is no JSON, where something in it may be sensitive, is
 * one as a whole.
 */
export function sensitiveValues(
  contract: Contract,
  operation: Operation,
  request: WireRequest,
  path: string,
): string[] {
  const found = new Set<string>();
  for (const value of sensitiveInBody(contract, operation, new TextDecoder().decode(request.body))) found.add(value);
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

function sensitiveInBody(contract: Contract, { body }: Operation, text: string): string[] {
  if (text === "") return [];
  const medias = Object.values(body?.content ?? {});
  // What has no schema is looked through for names.
  const schemas = medias.length > 0 ? medias : [undefined];
  try {
    const value: unknown = JSON.parse(text);
    const scalars = schemas.flatMap((media) => sensitiveIn(contract, media, value));
    return scalars.flatMap((scalar) => [scalar, JSON.stringify(scalar).slice(1, -1)]);
  } catch {
    const nodes = schemaNodes(contract.document);
    const words = new Set(decodeText(text.replaceAll("+", " ")).split(/[^\w-]+/));
    const names = [...sensitiveNames(contract)].filter((name) => !medias.some((media) => declares(nodes, media, name)));
    const isSensitive =
      medias.some((media) => saysSensitive(nodes, media)) ||
      names.some((name) => words.has(name) || (/[^\w-]/.test(name) && text.includes(name)));
    return isSensitive ? [text] : [];
  }
}

/** Whether the schema of a body has a property of this name. */
const declares = (nodes: SchemaNodes, media: MediaType, name: string): boolean =>
  nodes.member(nodes.view(pointersOf(media)).parts, name).some(isOfName);

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
