import { isDeepStrictEqual } from "node:util";
import { type Contract, type Operation, propertyNamed } from "../../contract/index.ts";
import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens, pointerTokens } from "../../core/json-pointer.ts";
import { decodeText } from "../../core/percent.ts";
import { type Echo, objectsIn, planEchoes } from "../../resources/index.ts";
import {
  type SchemaNodes,
  type SchemaView,
  schemaCheck,
  schemaNodes,
  stringAs,
  type Violation,
} from "../../schema/index.ts";
import { setProperty, withValueAt } from "../json.ts";
import { type MockResponse, withJson } from "../mock-response.ts";
import type { OperationRequest } from "./index.ts";
import { responseMedia } from "./select-response.ts";

/** What a request says. */
type Said = Pick<OperationRequest, "values" | "query" | "body">;

/** A parameter, and the property of the response that says the same. */
interface ParameterEcho {
  in: "path" | "query";
  name: string;
  to: readonly string[];
  shown: readonly string[];
}

/** Pointers of what request and response declare of one value. */
interface Declared {
  sent: readonly string[];
  shown: readonly string[];
}

interface Plan {
  /** Of the response's schema. */
  pointer: string;
  parameters: ParameterEcho[];
  /** By the pointer of the request's schema. */
  bodies: Map<string, Echo[]>;
}

/** One thing that a response is to say. */
interface Saying {
  to: readonly string[];
  value: unknown;
  declared: Declared;
  isSure: boolean;
}

/** What a response has in it when it says what the request said. */
export interface Echoed {
  /** The same one where that changes nothing. */
  json: unknown;
  /** Whether it is known to fit its schema: it was changed, and checked. */
  fits: boolean;
}

/** Puts what a request said into the JSON of a success: that of the response, or another one that is to take its place. */
export type EchoRequest = (operation: Operation, said: Said, response: MockResponse, json?: unknown) => Echoed;

/** A response that says what its request said. */
export function echoed(echo: EchoRequest, operation: Operation, said: Said, response: MockResponse): MockResponse {
  const { json } = echo(operation, said, response);
  return json === response.json ? response : withJson(response, json, response.bodyMisfit);
}

/**
 * Makes a response say what its request said, wherever both have a property of the same name and type. What would break the
 * response's schema is left as the contract has it.
 */
export function requestEcho(contract: Contract): EchoRequest {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "response");
  const plans = new Map<string, Plan | undefined>();

  const planFor = (operation: Operation, response: MockResponse): Plan | undefined => {
    const key = `${operation.id} ${response.status} ${response.headers["content-type"]}`;
    if (!plans.has(key)) plans.set(key, readPlan(nodes, operation, response));
    return plans.get(key);
  };

  return (operation, said, response, json = response.json) => {
    const plan = response.status > 299 || json === undefined ? undefined : planFor(operation, response);
    const sayings = plan ? sayingsOf(nodes, plan, said) : [];
    if (!plan || sayings.length === 0) return { json, fits: false };
    return say(nodes, (json) => check(plan.pointer, json), sayings, json);
  };
}

function readPlan(nodes: SchemaNodes, operation: Operation, response: MockResponse): Plan | undefined {
  const media = responseMedia(operation, response);
  if (!media) return undefined;
  const bodies = Object.values(operation.body?.content ?? {}).map(({ pointer, schema }): [string, Echo[]] => [
    pointer,
    schema === undefined ? [] : planEchoes(nodes, [pointer], [media.pointer]),
  ]);
  const parameters = parameterEchoes(nodes, operation, media.pointer);
  return { pointer: media.pointer, parameters, bodies: new Map(bodies) };
}

/**
 * Parameters that the outermost object with a property of their name says again. What is just called `id` may be of
 * something else, unless the path ends with it.
 */
function parameterEchoes(
  nodes: SchemaNodes,
  { path, parameters, method }: Operation,
  pointer: string,
): ParameterEcho[] {
  const places = objectsIn(nodes, [pointer]);
  return parameters.flatMap(({ name, in: place }): ParameterEcho[] => {
    if (place !== "path" && !(place === "query" && method === "get")) return [];
    const isLast = place === "path" && new RegExp(`\\{${name.replace(/\W/g, "\\$&")}\\}(\\.\\w+)?$`).test(path);
    if (/^(id|uuid)$/i.test(name) && !isLast) return [];
    for (const { tokens, view } of places) {
      const names = [...view.properties.keys()];
      const property = isLast ? propertyNamed(name, names, path) : names.find((one) => one === name);
      if (property === undefined || view.writeOnly.has(property)) continue;
      return [{ in: place, name, to: [...tokens, property], shown: view.properties.get(property) ?? [] }];
    }
    return [];
  });
}

function sayingsOf(nodes: SchemaNodes, { parameters, bodies }: Plan, said: Said): Saying[] {
  const { values, query, body } = said;
  const sayings: Saying[] = [];
  for (const { in: place, name, to, shown } of parameters) {
    const text = place === "path" ? values[name] && decodeText(values[name]) : query.get(name);
    if (!text) continue;
    const value = stringAs(text, nodes.view(shown).jsonTypes);
    sayings.push({ to, value, declared: { sent: [], shown }, isSure: false });
  }
  for (const { from, to, sent, shown, isSure } of bodies.get(body.media?.pointer ?? "") ?? []) {
    const value = followTokens(body.value, from);
    if (value !== undefined) sayings.push({ to, value, declared: { sent, shown }, isSure });
  }
  return sayings;
}

/** The response with all that is said in it which its schema lets through; the same one when that changes nothing. */
function say(
  nodes: SchemaNodes,
  judge: (json: unknown) => Violation[],
  sayings: readonly Saying[],
  before: unknown,
): Echoed {
  const unchanged = { json: before, fits: false };
  let left = sayings;
  for (let round = 0; round < 4; round++) {
    const json = write(nodes, left, before);
    if (json === before) return unchanged;
    const wrong = judge(json);
    if (wrong.length === 0) return { json, fits: true };
    const known = new Set(judge(before).map(({ pointer, message }) => `${pointer} ${message}`));
    const own = wrong.filter(({ pointer, message }) => !known.has(`${pointer} ${message}`));
    if (own.length === 0) return { json, fits: false };
    const places = own.map(({ pointer }) => pointerTokens(pointer));
    const rest = left.filter(({ to }) => !places.some((tokens) => to.every((token, i) => tokens[i] === token)));
    if (rest.length === left.length) return unchanged;
    left = rest;
  }
  return unchanged;
}

function write(nodes: SchemaNodes, sayings: readonly Saying[], before: unknown): unknown {
  let json = before;
  for (const { to, value, declared, isSure } of sayings) {
    const around = followTokens(json, to.slice(0, -1));
    const name = to.at(-1) as string;
    if (!isJsonObject(around) || !(isSure || Object.hasOwn(around, name))) continue;
    const shown = Object.hasOwn(around, name) ? around[name] : undefined;
    const merged = mergeSent(nodes, declared, value, shown);
    if (merged === shown || isDeepStrictEqual(merged, shown)) continue;
    json = withValueAt(json, to, merged);
  }
  return json;
}

/**
 * What a response has at some place, with what the request said about the same. Objects are merged: what only the vendor
 * knows stays, and so does what the response cannot show: a value of another type, or what the contract does not declare.
 */
function mergeSent(nodes: SchemaNodes, declared: Declared, sent: unknown, shown: unknown): unknown {
  const view = nodes.view(declared.shown);
  if (!admits(view, sent)) return shown;
  if (Array.isArray(sent)) return mergeItems(nodes, declared, sent, shown);
  if (isJsonObject(sent)) return mergeObjects(nodes, declared, sent, shown);
  if (view.knownValues.some((values) => !values.includes(sent))) return shown;
  return isMasked(shown) && !isMasked(sent) ? shown : sent;
}

/** Whether values of this type may stand there. */
function admits(view: SchemaView, value: unknown): boolean {
  if (value === null) return view.nullable || view.parts.length === 0;
  if (view.types.size === 0) return true;
  if (Array.isArray(value)) return view.types.has("array");
  if (typeof value !== "number") return view.types.has(typeof value);
  return view.types.has("number") || (view.types.has("integer") && Number.isInteger(value));
}

/** `411111******1111`: what stands for a value that is not shown. */
const isMasked = (value: unknown): boolean => typeof value === "string" && /[*•●]{2,}|[xX]{3,}/.test(value);

function mergeObjects(nodes: SchemaNodes, declared: Declared, sent: JsonObject, shown: unknown): unknown {
  const request = nodes.view(declared.sent);
  const response = nodes.view(declared.shown);
  const isFree = response.properties.size === 0;
  const merged: JsonObject = isJsonObject(shown) ? { ...shown } : {};
  for (const name of Object.keys(sent)) {
    const pointers = response.properties.get(name) ?? (isFree ? [] : undefined);
    if (!pointers || request.readOnly.has(name) || response.writeOnly.has(name)) continue;
    const before = Object.hasOwn(merged, name) ? merged[name] : undefined;
    const below = { sent: request.properties.get(name) ?? [], shown: pointers };
    const value = mergeSent(nodes, below, sent[name], before);
    // Null takes away what is not declared; it is not there any more where the response does not show it.
    if (value !== undefined && (value !== null || !isFree)) setProperty(merged, name, value);
  }
  return merged;
}

/** As many items as were sent, each with what the vendor says of the one in its place, or of the first. */
function mergeItems(nodes: SchemaNodes, declared: Declared, sent: readonly unknown[], shown: unknown): unknown[] {
  const below = { sent: nodes.view(declared.sent).items, shown: nodes.view(declared.shown).items };
  const before = Array.isArray(shown) ? shown : [];
  const items = sent.map((item, i) => {
    const model = before[i] ?? (isJsonObject(before[0]) ? before[0] : undefined);
    return mergeSent(nodes, below, item, model);
  });
  return items.filter((item) => item !== undefined);
}
