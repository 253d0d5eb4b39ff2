import { sentValue, type WireRequest } from "../auth/index.ts";
import type { Contract, MediaType, Operation, Parameter } from "../contract/index.ts";
import { matchPath, parsePathTemplate } from "../core/path-template.ts";
import { decodeText } from "../core/percent.ts";
import { hidden } from "../core/shown-url.ts";
import {
  declaresName,
  parameterPlaces,
  replaceSensitive,
  saysSensitive,
  schemaNodes,
  sensitiveNames,
} from "../schema/index.ts";
import { hideInQuery, type Mask, maskText, type Secret } from "./redact.ts";
import { splitWireUrl } from "./route-request.ts";

/** What stands for a value that the contract marks `x-sensitive`. */
const masked = "‹sensitive›";

const secretOf = (value: string): Secret => ({ value, shown: masked });

/**
 * A copy of a value in which everything that the contract marks `x-sensitive` is masked.
 *
 * @param media Undefined when nobody knows the schema: what has the name of something sensitive is, then.
 */
export const maskSensitive = (contract: Contract, media: MediaType | undefined, value: unknown): unknown =>
  replaceSensitive(contract, media, value, () => masked);

/** The strings and numbers that `maskSensitive` masks in a value. */
export function sensitiveIn(contract: Contract, media: MediaType | undefined, value: unknown): Secret[] {
  const found: Secret[] = [];
  replaceSensitive(contract, media, value, (sensitive) => found.push(...scalarsIn(sensitive).map(secretOf)));
  return found;
}

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
  const places = parameterPlaces(schemaNodes(contract.document), operation);
  const inPath = matchPath(parsePathTemplate(operation.path), path) ?? {};
  const named = new Set(operation.parameters.filter(({ in: place }) => place === "query").map(({ name }) => name));
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    if (!places.get(`${place} ${name}`)?.isSensitive) continue;
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
    const names = [...sensitiveNames(contract)].filter(
      (name) => !medias.some((media) => declaresName(nodes, media, name)),
    );
    const mayBe =
      medias.some((media) => saysSensitive(nodes, media)) ||
      names.some((name) => words.has(name) || (/[^\w-]/.test(name) && text.includes(name)));
    return mayBe ? [secretOf(text)] : [];
  }
}

/** Whether a path of the operation has something that the contract marks `x-sensitive`. */
export const hasSensitivePath = ({ document }: Contract, operation: Operation): boolean =>
  [...parameterPlaces(schemaNodes(document), operation)].some(
    ([key, { isSensitive }]) => isSensitive && key.startsWith("path "),
  );

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
