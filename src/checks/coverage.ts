import { type Contract, type Operation, requestParameters } from "../contract/index.ts";
import { escapeToken, pointerTokens } from "../core/json-pointer.ts";
import { isJson } from "../core/media-type.ts";
import { type Direction, type SchemaNode, type SchemaNodes, schemaNodes } from "../schema/index.ts";
import { parameterKey } from "./build-request.ts";
import type { Case } from "./case.ts";
import { enumKey, inspectValue } from "./inspect-value.ts";
import { isSuccess } from "./match-response.ts";
import type { CheckResult } from "./run-checks.ts";

export interface Share {
  covered: number;
  total: number;
}

/** How much of what a contract documents was exercised. */
export interface Coverage {
  api: string;
  /** An operation counts when it succeeded once. */
  operations: Share;
  /** A status of an operation counts when a response had it. */
  statuses: Share;
  /** A parameter, or a property of a body, counts when a request that succeeded carried it. */
  parameters: Share;
  /** A property of a response counts when a judged response had it. Properties of a shared schema count once. */
  properties: Share;
  /** A value of a closed set counts when a judged response had it. */
  enumValues: Share;
  /** A webhook counts when it came, and nothing in it was broken. */
  webhooks: Share;
  /** All of the above, rounded down: 100 means everything. Null when the contract has nothing to exercise. */
  percent: number | null;
  /** What was not exercised, in plain words, in the contract's order. */
  missing: string[];
}

/** What is counted: its label, and whether it was exercised. */
type Item = [label: string, isCovered: boolean];

/** Counts what the results exercised of everything that the contract documents. */
export function coverage({ api, document, operations, webhooks }: Contract, results: readonly CheckResult[]): Coverage {
  const nodes = schemaNodes(document);
  const seen = new Set(results.flatMap((result) => result.seen));
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const came = new Set<string>();
  const succeeded = new Set<string>();
  const received = new Set<string>();
  const sent = new Set<string>();
  for (const { case: one, status = 0, response, ok, skipped, sent: carried } of results) {
    if (response) came.add(`${one.operation} ${response}`);
    if (one.kind === "webhook" && ok && skipped === undefined) received.add(one.operation);
    const operation = byId.get(one.operation);
    if (!ok || !operation || !isSuccess(operation, status)) continue;
    succeeded.add(one.operation);
    for (const key of carried) sent.add(`${one.operation} ${key}`);
  }
  const declared = responseDeclarations(nodes, operations);
  const missing: string[] = [];
  const share = (items: Iterable<Item>): Share => {
    let covered = 0;
    let total = 0;
    for (const [label, isCovered] of items) {
      total++;
      if (isCovered) covered++;
      else missing.push(label);
    }
    return { covered, total };
  };
  const unsent = reasonsNotSent(results);
  const counts = {
    operations: share(
      operations.map(({ id }) => [`operation ${id}${unsent.has(id) ? `: ${unsent.get(id)}` : ""}`, succeeded.has(id)]),
    ),
    statuses: share(
      operations.flatMap(({ id, responses }) =>
        Object.keys(responses).map((key): Item => [`status ${key} of ${id}`, came.has(`${id} ${key}`)]),
      ),
    ),
    parameters: share(
      operations.flatMap((operation) =>
        requestItems(nodes, operation).map(
          ([key, label]): Item => [`${label} of ${operation.id}`, sent.has(`${operation.id} ${key}`)],
        ),
      ),
    ),
    properties: share([...declared.properties].map((at) => [`response property ${at}`, seen.has(at)])),
    enumValues: share([...declared.values].map(([key, label]) => [label, seen.has(key)])),
    webhooks: share(
      webhooks.map(({ id, path }) => [`webhook ${path}: ${unsent.get(id) ?? "none came"}`, received.has(id)]),
    ),
  };
  const all = Object.values(counts);
  const covered = all.reduce((sum, one) => sum + one.covered, 0);
  const total = all.reduce((sum, one) => sum + one.total, 0);
  return { api, ...counts, percent: total ? Math.floor((100 * covered) / total) : null, missing };
}

/** Why an operation was never called, by its id. */
function reasonsNotSent(results: readonly CheckResult[]): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const { case: one, skipped } of results)
    if (skipped !== undefined && !reasons.has(one.operation)) reasons.set(one.operation, skipped);
  for (const { case: one, skipped } of results) if (skipped === undefined) reasons.delete(one.operation);
  return reasons;
}

/** What schemas declare: pointers of properties, and labels of the values of closed sets. */
interface Declarations {
  properties: Set<string>;
  values: Map<string, string>;
  visited: Set<string>;
}

const noDeclarations = (): Declarations => ({ properties: new Set(), values: new Map(), visited: new Set() });

/** Adds everything that the schema at a pointer declares, in its parts and below. */
function addDeclared(nodes: SchemaNodes, pointer: string, direction: Direction, into: Declarations): void {
  for (const node of nodes.all(pointer)) {
    if (into.visited.has(node.pointer)) continue;
    into.visited.add(node.pointer);
    const { schema, pointer: at } = node;
    for (const value of Array.isArray(schema.enum) ? schema.enum : [])
      if (value !== null) into.values.set(enumKey(at, value), `value ${JSON.stringify(value)} of ${at}`);
    for (const name of Object.keys(schema.properties ?? {})) {
      const below = `${at}/properties/${escapeToken(name)}`;
      if (!goes(nodes, below, direction) || (direction === "request" && isMade(nodes, below))) continue;
      into.properties.add(below);
      addDeclared(nodes, below, direction, into);
    }
    for (const below of othersBelow(nodes, node)) addDeclared(nodes, below, direction, into);
  }
}

/** What is declared for properties of any name, and for the items of arrays. */
function othersBelow(nodes: SchemaNodes, { pointer, schema }: SchemaNode): string[] {
  const items = Array.isArray(schema.prefixItems) ? schema.prefixItems.length + 1 : 1;
  return [
    ...Array.from({ length: items }, (_, i) => nodes.item([{ pointer, schema }], i)).flat(),
    ...(typeof schema.additionalProperties === "object" ? [`${pointer}/additionalProperties`] : []),
  ];
}

/** Whether a property is ever in values that go this way. */
function goes(nodes: SchemaNodes, pointer: string, direction: Direction): boolean {
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  return !nodes.all(pointer).some(({ schema }) => schema[mark] === true);
}

/** Whether the value of a property is made when the request is signed: no caller sends it. */
const isMade = (nodes: SchemaNodes, pointer: string): boolean =>
  nodes.all(pointer).some(({ schema }) => schema["x-value"] !== undefined);

function responseDeclarations(nodes: SchemaNodes, operations: readonly Operation[]): Declarations {
  // For all of them: most responses share their schemas.
  const declared = noDeclarations();
  for (const { pointer, responses, method } of operations) {
    if (method === "head") continue;
    for (const [key, { content }] of Object.entries(responses))
      for (const type of Object.keys(content)) {
        const schema = nodes.locate(pointer, "responses", key, "content", type, "schema");
        if (schema !== undefined) addDeclared(nodes, schema, "response", declared);
      }
  }
  return declared;
}

/** What a request of the operation can carry, by the key under which it is said to be sent. */
function requestItems(nodes: SchemaNodes, operation: Operation): [key: string, label: string][] {
  const declared = noDeclarations();
  for (const schema of bodySchemas(nodes, operation)) addDeclared(nodes, schema, "request", declared);
  return [
    ...requestParameters(operation)
      .filter(({ made }) => !made)
      .map((parameter): [string, string] => [parameterKey(parameter), `${parameter.in} parameter ${parameter.name}`]),
    ...[...declared.properties].map((at): [string, string] => [at, `body property ${pointerTokens(at).at(-1)}`]),
  ];
}

const bodySchemas = (nodes: SchemaNodes, operation: Operation): string[] =>
  Object.keys(operation.body?.content ?? {})
    .filter(isJson)
    .flatMap((type) => nodes.locate(operation.pointer, "requestBody", "content", type, "schema") ?? []);

/** What a request carries of the contract: its parameters, and pointers of the properties in its body. */
export function carriedBy(nodes: SchemaNodes, operation: Operation, { request }: Case): string[] {
  const { parameters, body, mediaType } = request;
  if (!body || !isJson(mediaType)) return parameters;
  const value: unknown = JSON.parse(new TextDecoder().decode(body));
  const seen = bodySchemas(nodes, operation).flatMap((schema) => [...inspectValue(nodes, schema, value).seen]);
  return [...parameters, ...seen];
}
