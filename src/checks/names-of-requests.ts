import type { Contract } from "../contract/index.ts";
import { objectsIn } from "../resources/index.ts";
import type { SchemaNodes } from "../schema/index.ts";

/** Names of the properties and parameters that any request of the contract can carry. */
export function namesOfRequests({ operations }: Contract, nodes: SchemaNodes): Set<string> {
  const schemas = operations
    .flatMap(({ body }) => Object.values(body?.content ?? {}))
    .filter(({ schema }) => schema !== undefined);
  const names = schemas.flatMap(({ pointer }) =>
    objectsIn(nodes, [pointer]).flatMap(({ view }) =>
      [...view.properties].filter(([name]) => !view.readOnly.has(name)).map(([name]) => name),
    ),
  );
  return new Set([...names, ...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name))]);
}
