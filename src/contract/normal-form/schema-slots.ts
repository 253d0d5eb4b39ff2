import { isData, isNameMap } from "../../core/document-keys.ts";
import { escapeToken } from "../../core/json-pointer.ts";

/** A place where a schema stands: `holder[key]`, at this pointer of the document. */
export interface SchemaSlot {
  holder: Record<string, any>;
  key: string;
  pointer: string;
}

/** Keywords of JSON Schema whose value is one schema, an array of schemas, or schemas by name. */
const one = [
  "items",
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "contains",
  "not",
  "if",
  "then",
  "else",
  "propertyNames",
  "contentSchema",
];
const many = ["allOf", "anyOf", "oneOf", "prefixItems"];
const named = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];

export const isObject = (node: unknown): node is Record<string, any> =>
  typeof node === "object" && node !== null && !Array.isArray(node);

/**
 * The places of the schemas that stand in a schema, not of those that its references lead to; `keyword` is what each
 * stands under.
 */
export function childSlots(schema: unknown, pointer: string): (SchemaSlot & { keyword: string })[] {
  if (!isObject(schema)) return [];
  const slots: (SchemaSlot & { keyword: string })[] = [];
  const add = (keyword: string, holder: Record<string, any>, key: string, pointer: string) => {
    if (isObject(holder[key])) slots.push({ keyword, holder, key, pointer });
  };
  for (const keyword of one) if (keyword in schema) add(keyword, schema, keyword, `${pointer}/${keyword}`);
  for (const keyword of many)
    if (Array.isArray(schema[keyword]))
      for (const i of schema[keyword].keys()) add(keyword, schema[keyword], String(i), `${pointer}/${keyword}/${i}`);
  for (const keyword of named)
    if (isObject(schema[keyword]))
      for (const name of Object.keys(schema[keyword]))
        add(keyword, schema[keyword], name, `${pointer}/${keyword}/${escapeToken(name)}`);
  return slots;
}

/** The places of all schemas of a document that are not part of another schema. */
export function rootSlots(document: Record<string, any>): SchemaSlot[] {
  const slots: SchemaSlot[] = [];
  const walk = (node: unknown, pointer: string, isMap: boolean): void => {
    if (Array.isArray(node)) for (const [i, item] of node.entries()) walk(item, `${pointer}/${i}`, false);
    if (!isObject(node)) return;
    for (const [key, child] of Object.entries(node)) {
      const below = `${pointer}/${escapeToken(key)}`;
      if (!isMap && (key.startsWith("x-") || isData(key, child))) continue;
      if (!isMap && (key === "schema" || key === "itemSchema")) {
        if (isObject(child)) slots.push({ holder: node, key, pointer: below });
      } else walk(child, below, !isMap && isNameMap(key, child));
    }
  };
  const { components, ...rest } = document;
  const { schemas, ...others } = isObject(components) ? components : ({} as Record<string, any>);
  for (const name of Object.keys(isObject(schemas) ? schemas : {}))
    if (isObject(schemas[name]))
      slots.push({ holder: schemas, key: name, pointer: `/components/schemas/${escapeToken(name)}` });
  for (const [kind, map] of Object.entries(others)) walk(map, `/components/${kind}`, true);
  walk(rest, "", false);
  return slots;
}

/** Every schema of a document, those inside others after what holds them. Shared objects are visited once. */
export function* allSlots(document: Record<string, any>): Generator<SchemaSlot> {
  const seen = new Set<unknown>();
  const waiting = rootSlots(document).reverse();
  for (let slot = waiting.pop(); slot; slot = waiting.pop()) {
    const schema = slot.holder[slot.key];
    if (seen.has(schema)) continue;
    seen.add(schema);
    yield slot;
    waiting.push(...childSlots(schema, slot.pointer).reverse());
  }
}
