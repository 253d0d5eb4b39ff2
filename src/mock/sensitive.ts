import { sentValue, type WireRequest } from "../auth/index.ts";
import type { Contract, MediaType, Operation, Parameter } from "../contract/index.ts";
import { isJsonObject } from "../core/json-object.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { matchPath, parsePathTemplate } from "../core/path-template.ts";
import { decodeText } from "../core/percent.ts";
import { hidden } from "../core/shown-url.ts";
import { parameterPlaces, type SchemaNode, type SchemaNodes, saysSensitive, schemaNodes } from "../schema/index.ts";
import { hideInQuery, type Mask, maskText, type Secret } from "./redact.ts";
import { splitWireUrl } from "./route-request.ts";

/** What stands for a value that the contract marks `x-sensitive`. */
const masked = "‹sensitive›";

const isMarked = ({ schema }: SchemaNode): boolean => schema["x-sensitive"] === true;

/**
 * A copy of a value in which everything that the contract marks `x-sensitive` is masked: what its schema marks, and what
 * its schema does not have, where any schema of the contract marks a property of that name.
 *
 * @param media Undefined when nobody knows the schema.
 */
export const maskSensitive = (contract: Contract, media: MediaType | undefined, value: unknown): unknown =>
  replaceSensitive(contract, pointersOf(media), value, () => masked);

/** The strings and numbers that `maskSensitive` masks in a value. */
export function sensitiveIn(contract: Contract, media: MediaType | undefined, value: unknown): Secret[] {
  const found: Secret[] = [];
  replaceSensitive(contract, pointersOf(media), value, (sensitive) =>
    found.push(...scalarsIn(sensitive).map(secretOf)),
  );
  return found;
}

const secretOf = (value: string): Secret => ({ value, shown: masked });

function scalarsIn(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(scalarsIn);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

const pointersOf = (media: MediaType | undefined): string[] => (media?.schema === undefined ? [] : [media.pointer]);

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

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** Names of the properties that any schema of a contract marks `x-sensitive`, or the items of which it marks. */
export function sensitiveNames(contract: Contract): ReadonlySet<string> {
  const names = known.get(contract) ?? readNames(contract);
  known.set(contract, names);
  return names;
}

function readNames({ document }: Contract): ReadonlySet<string> {
  const nodes = schemaNodes(document);
  const names = new Set<string>();
  const isSensitive = (pointer: string, seen: Set<string>): boolean =>
    !seen.has(pointer) &&
    nodes.all(pointer).some((node) => {
      seen.add(pointer);
      return isMarked(node) || nodes.item([node], 0).some((item) => isSensitive(item, seen));
    });
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    const { properties } = value as { properties?: unknown };
    for (const name of isJsonObject(properties) ? Object.keys(properties) : [])
      if (!names.has(name) && isSensitive(`${pointer}/properties/${escapeToken(name)}`, new Set())) names.add(name);
    for (const [key, below] of Object.entries(value)) visit(below, `${pointer}/${escapeToken(key)}`);
  };
  // A contract without the word need not be searched.
  if (JSON.stringify(document).includes('"x-sensitive":true')) visit(document, "");
  return names;
}

/**
 * A function that takes out of a text what this request has in places that the contract marks `x-sensitive`, and what
 * it has in its query that the contract does not know.
 *
 * @param path As the contract has it.
 */
export function sensitiveRedactor(contract: Contract, operation: Operation, request: WireRequest, path: string): Mask {
  const mask = maskText(sensitiveSecrets(contract, operation, request, path), 1);
  const hide = hideInQuery(unknownPairs(request.url, contract, operation).map(({ name }) => [name, hidden]));
  return (text) => mask(hide(text));
}

/**
 * What a request has in places that the contract marks `x-sensitive`, as it is written and decoded: properties of its JSON
 * body, parameters of its query, path, headers and cookies. A body that is no JSON, where something in it may be
 * sensitive, is one as a whole.
 */
export function sensitiveSecrets(
  contract: Contract,
  operation: Operation,
  request: WireRequest,
  path: string,
): Secret[] {
  const found = sensitiveInBody(contract, operation, new TextDecoder().decode(request.body));
  const inPath = matchPath(parsePathTemplate(operation.path), path) ?? {};
  const named = new Set(operation.parameters.filter(({ in: place }) => place === "query").map(({ name }) => name));
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    if (!isSensitive(contract, operation, parameter)) continue;
    if (place === "path") found.push(secretOf(inPath[name] ?? ""));
    else if (place !== "query") found.push(secretOf(sentValue({ in: place, name, value: [] }, request)?.value ?? ""));
    else
      for (const { key, value } of pairsOf(request.url))
        if (isPart(parameter, key) || (isSpread(parameter) && !named.has(key))) found.push(secretOf(value));
  }
  return found.flatMap(({ value }) => [value, decoded(value)]).map(secretOf);
}

function sensitiveInBody(contract: Contract, { body }: Operation, text: string): Secret[] {
  if (text === "") return [];
  const medias = Object.values(body?.content ?? {});
  try {
    const value: unknown = JSON.parse(text);
    return (medias.length > 0 ? medias : [undefined]).flatMap((media) => sensitiveIn(contract, media, value));
  } catch {
    const nodes = schemaNodes(contract.document);
    const words = new Set(decoded(text).split(/[^\w-]+/));
    const names = [...sensitiveNames(contract)].filter((name) => !medias.some((media) => declares(nodes, media, name)));
    const mayBe =
      medias.some((media) => saysSensitive(nodes, media)) ||
      names.some((name) => words.has(name) || (/[^\w-]/.test(name) && text.includes(name)));
    return mayBe ? [secretOf(text)] : [];
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
  const { pointer, schema } = parameterPlaces(nodes, operation).get(`${place} ${name}`) ?? {};
  if (pointer === undefined) return false;
  const own = nodes.at(pointer) as SchemaNode["schema"];
  return isMarked({ pointer, schema: own }) || (schema !== undefined && nodes.all(schema).some(isMarked));
}

/** One pair of a query: name and value as they are written, and the name decoded. */
interface QueryPair {
  name: string;
  value: string;
  key: string;
}

function pairsOf(url: string): QueryPair[] {
  const pairs = splitWireUrl(url)?.search.slice(1).split("&") ?? [];
  return pairs.filter(Boolean).map((pair) => {
    const [name = "", ...rest] = pair.split("=");
    return { name, value: rest.join("="), key: decoded(name) };
  });
}

const decoded = (text: string): string => decodeText(text.replaceAll("+", " "));

/** Whether a key of a query is a parameter, or one property of it. */
const isPart = ({ name }: Parameter, key: string): boolean => key === name || key.startsWith(`${name}[`);

/** Whether the properties of an object are parameters of their own. */
const isSpread = ({ style }: Parameter): boolean => style?.style === "form" && style.explode === true;

/**
 * What is in a query without being a parameter of the operation or a credential of the contract: which of it is secret
 * nobody knows. All of it is, where there is no operation.
 */
export function unknownPairs(url: string, contract?: Contract, operation?: Operation): QueryPair[] {
  const pairs = pairsOf(url);
  if (!contract || !operation) return pairs;
  const nodes = schemaNodes(contract.document);
  const places = parameterPlaces(nodes, operation);
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  const schemes = Object.values(contract.schemes).filter((scheme) => scheme.in === "query");
  const has = (parameter: Parameter, key: string) => {
    const schema = places.get(`query ${parameter.name}`)?.schema;
    return isSpread(parameter) && schema !== undefined && nodes.member(nodes.view([schema]).parts, key).length > 0;
  };
  return pairs.filter(
    ({ key }) =>
      !schemes.some(({ name }) => name === key) &&
      !parameters.some((parameter) => isPart(parameter, key) || has(parameter, key)),
  );
}
