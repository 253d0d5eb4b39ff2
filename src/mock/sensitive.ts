import { sentValue, type WireRequest } from "../auth/index.ts";
import type { Contract, MediaType, Operation, Parameter } from "../contract/index.ts";
import { matchPath, parsePathTemplate } from "../core/path-template.ts";
import { hidden } from "../core/shown-url.ts";
import { decodeFormText } from "../parameters/index.ts";
import {
  declaresName,
  parameterPlaces,
  replaceSensitive,
  saysSensitive,
  schemaNodes,
  sensitiveNames,
} from "../schema/index.ts";
import { credential, type HiddenPair, type Mask, maskText, type Secret } from "./redact.ts";
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
export const sensitiveRedactor = (contract: Contract, operation: Operation, request: WireRequest, path: string): Mask =>
  maskText(
    sensitiveSecrets(contract, operation, request, path),
    unknownPairs(request.url, contract, operation),
    // A value of a few characters may stand between others in what was hashed.
    1,
  );

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
  const places = parameterPlaces(schemaNodes(contract.document), operation);
  const inPath = matchPath(parsePathTemplate(operation.path), path) ?? {};
  const inQuery = hiddenPairs(request.url, contract, operation).filter(({ shown }) => shown === masked);
  const found = [...sensitiveInBody(contract, operation, new TextDecoder().decode(request.body)), ...inQuery];
  for (const { name, in: place } of operation.parameters) {
    if (place === "query" || !places.get(`${place} ${name}`)?.isSensitive) continue;
    const value = place === "path" ? inPath[name] : sentValue({ in: place, name, value: [] }, request)?.value;
    found.push(secretOf(value ?? ""));
  }
  return found.flatMap(({ value }) => [value, decodeFormText(value)]).map(secretOf);
}

function sensitiveInBody(contract: Contract, { body }: Operation, text: string): Secret[] {
  if (text === "") return [];
  const medias = Object.values(body?.content ?? {});
  try {
    const value: unknown = JSON.parse(text);
    return (medias.length > 0 ? medias : [undefined]).flatMap((media) => sensitiveIn(contract, media, value));
  } catch {
    const nodes = schemaNodes(contract.document);
    const words = new Set(decodeFormText(text).split(/[^\w-]+/));
    const names = [...sensitiveNames(contract)].filter(
      (name) => !medias.some((media) => declaresName(nodes, media, name)),
    );
    const mayBe =
      medias.some((media) => saysSensitive(nodes, media)) ||
      names.some((name) => words.has(name) || (/[^\w-]/.test(name) && text.includes(name)));
    return mayBe ? [secretOf(text)] : [];
  }
}

/** What is in a query and no contract knows: which of it is secret nobody knows. All of it, where there is no operation. */
export const unknownPairs = (url: string, contract?: Contract, operation?: Operation): (HiddenPair & Secret)[] =>
  hiddenPairs(url, contract, operation).filter(({ shown }) => shown === hidden);

/** What is in a query and not seen. */
function hiddenPairs(url: string, contract?: Contract, operation?: Operation): (HiddenPair & Secret)[] {
  const pairs = splitWireUrl(url)?.search.slice(1).split("&").filter(Boolean) ?? [];
  const shownOf = contract && operation ? shownInQuery(contract, operation) : () => hidden;
  return pairs.flatMap((pair) => {
    const [name = "", ...rest] = pair.split("=");
    const shown = shownOf(decodeFormText(name), rest.length === 0);
    return shown === undefined ? [] : [{ name, value: rest.join("="), shown }];
  });
}

/** What stands for a value in a query, by its key; undefined where it is seen. */
function shownInQuery(contract: Contract, operation: Operation): (key: string, isBare: boolean) => string | undefined {
  const nodes = schemaNodes(contract.document);
  const places = parameterPlaces(nodes, operation);
  const schemes = Object.values(contract.schemes);
  const isSensitive = ({ name }: Parameter) => places.get(`query ${name}`)?.isSensitive;
  const parameters = operation.parameters.filter(({ in: place }) => place === "query");
  // The properties of these are parameters of their own.
  const spread = parameters.filter(({ style }) => style?.style === "form" && style.explode);
  const declares = ({ name }: Parameter, key: string) => {
    const schema = places.get(`query ${name}`)?.schema;
    return schema !== undefined && nodes.member(nodes.view([schema]).parts, key).length > 0;
  };
  return (key, isBare) => {
    const own = parameters.filter(({ name }) => key === name || key.startsWith(`${name}[`));
    // A name without a value may be a value itself, and is nobody's property.
    const owners = isBare || own.some(({ name }) => name === key) ? own : [...own, ...spread];
    if (owners.some(isSensitive)) return masked;
    if (schemes.some(({ in: place, name }) => place === "query" && name === key)) return credential;
    return own.length > 0 || spread.some((parameter) => declares(parameter, key)) ? undefined : hidden;
  };
}

/** Whether a path of the operation has something that the contract marks `x-sensitive`. */
export const hasSensitivePath = ({ document }: Contract, operation: Operation): boolean =>
  [...parameterPlaces(schemaNodes(document), operation)].some(
    ([key, { isSensitive }]) => isSensitive && key.startsWith("path "),
  );
