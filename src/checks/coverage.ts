import type { Contract, Operation } from "../contract/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { type SchemaNodes, schemaNodes } from "../schema/index.ts";
import { parameterKey } from "./build-request.ts";
import { enumKey, inspectValue } from "./inspect-value.ts";
import { isJson } from "./match-response.ts";
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
  /** A status of an operation counts when it was answered. */
  statuses: Share;
  /** A parameter, or a property of a body, counts when a request that succeeded carried it. */
  parameters: Share;
  /** A property of a response counts when a judged response had it. Properties of a shared schema count once. */
  properties: Share;
  /** A value of a closed set counts when a judged response had it. */
  enumValues: Share;
  /** All of the above, rounded down: 100 means everything. */
  percent: number;
  /** What was not exercised, in plain words, in the contract's order. */
  missing: string[];
}

/** Counts what the results exercised of everything that the contract documents. */
export function coverage(contract: Contract, results: readonly CheckResult[]): Coverage {
  const nodes = schemaNodes(contract.document);
  const seen = new Set(results.flatMap((result) => result.seen));
  const missing: string[] = [];
  const share = (items: Iterable<[label: string, covered: boolean]>): Share => {
    let covered = 0;
    let total = 0;
    for (const [label, isCovered] of items) {
      total++;
      if (isCovered) covered++;
      else missing.push(label);
    }
    return { covered, total };
  };

  const { operations } = contract;
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const answered = new Set<string>();
  const succeeded = new Set<string>();
  const sent = new Set<string>();
  for (const { case: one, status = 0, response, ok } of results) {
    if (response) answered.add(`${one.operation} ${response}`);
    if (!ok || status < 200 || status > 299) continue;
    succeeded.add(one.operation);
    for (const key of one.request.parameters) sent.add(`${one.operation} ${key}`);
    for (const at of propertiesSent(nodes, byId.get(one.operation), one)) sent.add(`${one.operation} ${at}`);
  }

  const counts = {
    operations: share(operations.map(({ id }) => [`operation ${id}`, succeeded.has(id)])),
    statuses: share(
      operations.flatMap(({ id, responses }) =>
        Object.keys(responses).map((key): [string, boolean] => [
          `status ${key} of ${id}`,
          answered.has(`${id} ${key}`),
        ]),
      ),
    ),
    parameters: share(
      operations.flatMap((operation) => [
        ...operation.parameters.map(parameterKey).map((key): [string, boolean] => {
          const [place, name] = key.split(/ (.*)/);
          return [`${place} parameter ${name} of ${operation.id}`, sent.has(`${operation.id} ${key}`)];
        }),
        ...bodyProperties(nodes, operation).map((at): [string, boolean] => [
          `body member ${nameAt(at)} of ${operation.id}`,
          sent.has(`${operation.id} ${at}`),
        ]),
      ]),
    ),
    ...responseShares(nodes, operations, seen, share),
  };
  const all = Object.values(counts);
  const covered = all.reduce((sum, one) => sum + one.covered, 0);
  const total = all.reduce((sum, one) => sum + one.total, 0);
  return { api: contract.api, ...counts, percent: total ? Math.floor((100 * covered) / total) : 100, missing };
}

/** Everything that a schema declares below a pointer: its properties, and the values of its closed sets. */
function declaredBelow(
  nodes: SchemaNodes,
  schema: string,
  members: Set<string>,
  values: Map<string, string>,
  visited: Set<string>,
): void {
  const visit = (pointer: string): void => {
    for (const { pointer: at, schema } of nodes.all(pointer)) {
      if (visited.has(at)) continue;
      visited.add(at);
      if (Array.isArray(schema.enum))
        for (const value of schema.enum)
          if (value !== null) values.set(enumKey(at, value), `value ${JSON.stringify(value)} of ${at}`);
      for (const name of Object.keys(schema.properties ?? {})) {
        const below = `${at}/properties/${escapeToken(name)}`;
        members.add(below);
        visit(below);
      }
      for (const keyword of ["items", "additionalProperties"])
        if (typeof schema[keyword] === "object") visit(`${at}/${keyword}`);
      for (const i of Array.isArray(schema.prefixItems) ? schema.prefixItems.keys() : [])
        visit(`${at}/prefixItems/${i}`);
    }
  };
  visit(schema);
}

function responseShares(
  nodes: SchemaNodes,
  operations: readonly Operation[],
  seen: ReadonlySet<string>,
  share: (items: Iterable<[string, boolean]>) => Share,
): Pick<Coverage, "properties" | "enumValues"> {
  const members = new Set<string>();
  const values = new Map<string, string>();
  // For all of them: most responses share their schemas.
  const visited = new Set<string>();
  for (const { pointer, responses, method } of operations) {
    if (method === "head") continue;
    for (const [key, { content }] of Object.entries(responses))
      for (const type of Object.keys(content)) {
        const schema = nodes.locate(pointer, "responses", key, "content", type, "schema");
        if (schema !== undefined) declaredBelow(nodes, schema, members, values, visited);
      }
  }
  return {
    properties: share([...members].map((at) => [`response member ${at}`, seen.has(at)])),
    enumValues: share([...values].map(([key, label]) => [label, seen.has(key)])),
  };
}

const bodySchemas = (nodes: SchemaNodes, operation: Operation): string[] =>
  Object.keys(operation.body?.content ?? {})
    .filter(isJson)
    .flatMap((type) => nodes.locate(operation.pointer, "requestBody", "content", type, "schema") ?? []);

function bodyProperties(nodes: SchemaNodes, operation: Operation): string[] {
  const members = new Set<string>();
  for (const schema of bodySchemas(nodes, operation)) declaredBelow(nodes, schema, members, new Map(), new Set());
  return [...members];
}

function propertiesSent(nodes: SchemaNodes, operation: Operation | undefined, one: CheckResult["case"]): string[] {
  if (!operation || !one.request.body || !isJson(one.request.mediaType ?? "")) return [];
  const value: unknown = JSON.parse(new TextDecoder().decode(one.request.body));
  return bodySchemas(nodes, operation).flatMap((schema) => [...inspectValue(nodes, schema, value).seen]);
}

const nameAt = (pointer: string): string =>
  pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replace(/~1/g, "/")
    .replace(/~0/g, "~");
