import type { Contract } from "../contract/index.ts";
import { isJsonObject } from "../core/json-object.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { schemaNodes } from "../schema/index.ts";

/** What stands for a value that the contract marks `x-sensitive`. */
export const masked = "‹sensitive›";

const found = new WeakMap<Contract, ReadonlySet<string>>();

/** Names of the properties that any schema of a contract marks `x-sensitive`. */
export function sensitiveNames(contract: Contract): ReadonlySet<string> {
  const names = found.get(contract) ?? readNames(contract);
  found.set(contract, names);
  return names;
}

function readNames({ document }: Contract): ReadonlySet<string> {
  const nodes = schemaNodes(document);
  const names = new Set<string>();
  const isSensitive = (pointer: string): boolean =>
    nodes
      .all(pointer)
      .some((node) => node.schema["x-sensitive"] === true || nodes.item([node], 0).some((item) => isSensitive(item)));
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    const { properties } = value as { properties?: unknown };
    for (const name of isJsonObject(properties) ? Object.keys(properties) : [])
      if (!names.has(name) && isSensitive(`${pointer}/properties/${escapeToken(name)}`)) names.add(name);
    for (const [key, below] of Object.entries(value)) visit(below, `${pointer}/${escapeToken(key)}`);
  };
  // A contract without the word need not be searched.
  if (JSON.stringify(document).includes('"x-sensitive":true')) visit(document, "");
  return names;
}

/** A copy of a value of which nobody knows the schema, in which every property of these names is masked. */
export function maskNames(value: unknown, names: ReadonlySet<string>): unknown {
  if (names.size === 0 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => maskNames(item, names));
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [
      name,
      names.has(name) && below !== null ? masked : maskNames(below, names),
    ]),
  );
}
