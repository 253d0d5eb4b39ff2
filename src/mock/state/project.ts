import type { OpenApiDocument } from "../../contract/index.ts";
import { isJsonObject, type JsonObject, setProperty } from "./json.ts";
import { nothing, prune, type Shape, shapeOf } from "./shape.ts";

export interface Projection {
  document: OpenApiDocument;
  /** Schemas of the object in the response. */
  schemas: readonly unknown[];
  /** The object as the contract's own response has it. */
  base: JsonObject;
  /** Properties of the response that the object has under another name. */
  as?: Readonly<Record<string, string>>;
  /** Whether a property that the object has not is one that it could have; the response's own are kept. */
  owns: (member: string) => boolean;
}

const orders = new WeakMap<JsonObject, { shape: Shape; names: Set<string> }>();

/** The properties of a response in the order of the contract's own one, which is the same again and again. */
function namesOf(shape: Shape, base: JsonObject): Set<string> {
  const found = orders.get(base);
  if (found?.shape === shape) return found.names;
  const names = new Set([...Object.keys(base), ...shape.properties.keys()]);
  orders.set(base, { shape, names });
  return names;
}

/**
 * An object in the shape of a response: its properties that are declared there, in the order of the contract's own response.
 * What it has not is left out, or null where that is allowed and the contract's response shows the property.
 */
export function project(object: JsonObject, { document, schemas, base, as = {}, owns }: Projection): JsonObject {
  const shape = shapeOf(document, schemas);
  const known = shape.properties.size > 0;
  const names = known ? namesOf(shape, base) : new Set([...Object.keys(base), ...Object.keys(object)]);
  // As a whole, because properties that are set one by one cost ten times as much.
  const result: JsonObject = { ...base };
  for (const name of shape.writeOnly) delete result[name];
  for (const name of names) {
    if (shape.writeOnly.has(name)) continue;
    const own = as[name] ?? name;
    const declared = shape.properties.get(name);
    const value =
      Object.hasOwn(object, own) && (declared || !known || shape.open)
        ? prune(document, declared ?? nothing, object[own])
        : undefined;
    if (value !== undefined) setProperty(result, name, value);
    else if (!Object.hasOwn(base, name) || !owns(own) || shape.required.has(name)) continue;
    else if (declared && shapeOf(document, declared).nullable) setProperty(result, name, null);
    else delete result[name];
  }
  return result;
}

/** Writes into an object what a response says about it. */
export function takeBack(object: JsonObject, response: unknown, as: Readonly<Record<string, string>> = {}): JsonObject {
  if (!isJsonObject(response)) return object;
  for (const name of Object.keys(response)) {
    const own = as[name] ?? name;
    // Nearly all of it is the same, and writing costs more than looking.
    if (object[own] !== response[name]) setProperty(object, own, response[name]);
  }
  return object;
}
