import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import type { SchemaNodes, SchemaView } from "../../schema/index.ts";
import { setProperty } from "../json.ts";

export interface Projection {
  nodes: SchemaNodes;
  /** Of the object in the response. */
  view: SchemaView;
  /** The object as the contract's own response has it. */
  base: JsonObject;
  /** Properties of the response that the object has under another name. */
  as?: Readonly<Record<string, string>> | undefined;
  /** Whether a property that the object has not is one that it could have; the response's own are kept. */
  owns: (property: string) => boolean;
}

/**
 * An object in the shape of a response: its properties that are declared there, in the order of the contract's own response.
 * What it has not is left out, or null where that is allowed and the contract's response shows the property.
 */
export function project(object: JsonObject, { nodes, view, base, as = {}, owns }: Projection): JsonObject {
  const known = view.properties.size > 0;
  const names = new Set([...Object.keys(base), ...(known ? view.properties.keys() : Object.keys(object))]);
  // As a whole, because properties that are set one by one cost ten times as much.
  const result: JsonObject = { ...base };
  for (const name of view.writeOnly) delete result[name];
  for (const name of names) {
    if (view.writeOnly.has(name)) continue;
    const own = as[name] ?? name;
    const declared = view.properties.get(name);
    const value =
      Object.hasOwn(object, own) && (declared || !known || view.open)
        ? withoutUndeclared(nodes, declared ?? [], object[own])
        : undefined;
    if (value !== undefined) setProperty(result, name, value);
    else if (!Object.hasOwn(base, name) || !owns(own) || view.required.has(name)) continue;
    else if (declared && nodes.view(declared).nullable) setProperty(result, name, null);
    else delete result[name];
  }
  return result;
}

/**
 * Writes into an object what a response says about it.
 *
 * @param before The object before the request. What the request left as it was stays so, also where the response shows
 *   something else because it cannot show that.
 */
export function takeBack(
  object: JsonObject,
  response: unknown,
  as: Readonly<Record<string, string>> = {},
  before: JsonObject = {},
): JsonObject {
  if (!isJsonObject(response)) return object;
  for (const name of Object.keys(response)) {
    const own = as[name] ?? name;
    // Nearly all of it is the same, and writing costs more than looking.
    if (object[own] === response[name]) continue;
    if (!Object.hasOwn(before, own) || before[own] !== object[own]) setProperty(object, own, response[name]);
  }
  return object;
}

/** What is kept of a value that schemas declare. */
interface Keeping {
  /** Pointers of what declares a property that is kept, undefined of one that is not. */
  declares(nodes: SchemaNodes, view: SchemaView, name: string): readonly string[] | undefined;
  /** Whether a value may stand there. */
  lets(view: SchemaView, value: unknown): boolean;
}

/** A value without what is not kept, at any depth: the value itself where all of it is, undefined where nothing is. */
function keepOf(nodes: SchemaNodes, keeping: Keeping, pointers: readonly string[], value: unknown): unknown {
  const view = nodes.view(pointers);
  if (!keeping.lets(view, value)) return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => keepOf(nodes, keeping, view.items, item));
    return items.every((item, i) => item === value[i]) ? value : items.filter((item) => item !== undefined);
  }
  const object = value as JsonObject;
  const names = Object.keys(object);
  const kept = names.map((name) => {
    const declared = keeping.declares(nodes, view, name);
    return declared && keepOf(nodes, keeping, declared, object[name]);
  });
  if (names.every((name, i) => kept[i] === object[name])) return value;
  return Object.fromEntries(names.map((name, i) => [name, kept[i]] as const).filter(([, one]) => one !== undefined));
}

const ofCallers: Keeping = {
  declares: (_, view, name) => (view.readOnly.has(name) ? undefined : (view.properties.get(name) ?? [])),
  lets: () => true,
};

const ofResponses: Keeping = {
  declares(nodes, view, name) {
    if (view.writeOnly.has(name)) return undefined;
    // Under a name that only a map declares, too.
    const declared = view.properties.get(name) ?? nodes.member(view.parts, name);
    return declared.length || view.open ? declared : undefined;
  },
  lets: ({ knownValues }, value) => value === null || knownValues.every((values) => values.includes(value)),
};

/** A value as a caller may send it: without what is read-only, at any depth. The same one where nothing of it is. */
export const withoutReadOnly = (nodes: SchemaNodes, pointers: readonly string[], value: unknown): unknown =>
  keepOf(nodes, ofCallers, pointers, value);

/**
 * A value with nothing in it that its schemas do not declare for a response: no other properties, and no values
 * beside those that the contract knows where it names them (`x-known-values`). The value itself where it has nothing else.
 */
const withoutUndeclared = (nodes: SchemaNodes, pointers: readonly string[], value: unknown): unknown =>
  keepOf(nodes, ofResponses, pointers, value);
