import type { SchemaNodes } from "../../schema/index.ts";
import { copyJson, type JsonObject, setProperty } from "../json.ts";

/**
 * A copy of a value with nothing in it that its schemas do not declare for a response: no other properties, and no values
 * beside those that the contract knows where it names them (`x-known-values`).
 *
 * @param pointers Of the schemas that describe the value.
 * @returns undefined when nothing is left of it.
 */
export function prune(nodes: SchemaNodes, pointers: readonly string[], value: unknown): unknown {
  const view = nodes.view(pointers);
  if (value !== null && view.knownValues.some((values) => !values.includes(value))) return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((item) => prune(nodes, view.items, item)).filter((item) => item !== undefined);
  const pruned: JsonObject = {};
  for (const [name, property] of Object.entries(value)) {
    if (view.writeOnly.has(name)) continue;
    const declared = view.properties.get(name);
    const kept = declared ? prune(nodes, declared, property) : view.open ? copyJson(property) : undefined;
    if (kept !== undefined) setProperty(pruned, name, kept);
  }
  return pruned;
}
