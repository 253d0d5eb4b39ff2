import { isId } from "../core/json-object.ts";
import { escapeToken } from "../core/json-pointer.ts";
import type { SchemaNodes } from "../schema/index.ts";
import type { Kind, Reference, Role } from "./resource-model.ts";

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * What the body of a request refers to by the names of its properties: `customer_id` is the `id` of a customer. Only where
 * the contract has a 404: a request that names nothing in its path can get it for nothing else.
 */
export function inferReferences(nodes: SchemaNodes, role: Role, kinds: Iterable<Kind>): Reference[] {
  const { hint, operation, from, sendable } = role;
  const isWrite = (role.role === "create" || role.role === "upsert") && !operation.path.includes("{");
  if (!isWrite || role.isBatch || hint.needs || !Object.hasOwn(operation.responses, "404")) return [];
  const created = [...kinds].filter(
    ({ name, roles }) => name !== role.kind && roles.some((one) => one.role === "create" || one.role === "upsert"),
  );
  return [...sendable].flatMap(([property, pointers]) =>
    created.flatMap(({ name, ids }): Reference[] => {
      const id = [...ids].find((one) => /^(id|uuid)$/i.test(one) && plain(property) === plain(name + one));
      if (id === undefined) return [];
      const pointer = [...from, property].map((token) => `/${escapeToken(token)}`).join("");
      const { parts } = nodes.view(pointers);
      const shown = parts.flatMap(({ schema }) => [schema.default, schema.example, ...(schema.examples ?? [])]);
      return [{ name, where: { [id]: `$request.body#${pointer}` }, shown: shown.filter(isId).map(String) }];
    }),
  );
}
