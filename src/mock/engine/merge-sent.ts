import type { SchemaNodes, SchemaView } from "../../schema/index.ts";
import { isJsonObject, type JsonObject, setProperty } from "../json.ts";

/** Pointers of what request and response declare of one value. */
export interface Declared {
  sent: readonly string[];
  shown: readonly string[];
}

/**
 * What a response has at some place, with what the request said about the same. Objects are merged: what only the vendor
 * knows stays, and so does what the response cannot show: a value of another type, or what the contract does not declare.
 */
export function mergeSent(nodes: SchemaNodes, declared: Declared, sent: unknown, shown: unknown): unknown {
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
