import { isJsonObject } from "../core/json-object.ts";
import { escapeToken } from "../core/json-pointer.ts";
import type { SchemaNodes } from "../schema/index.ts";

/** An object whose properties are all there, but elsewhere or under other names. */
export interface ShapeChange {
  pointer: string;
  message: string;
  expected: string;
  got: string;
  /** Whether a finding about this place is a symptom of it. */
  covers(pointer: string): boolean;
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** A response that is wrapped in a property that the contract does not know, or not wrapped in the one that it knows. */
export function findEnvelope(nodes: SchemaNodes, schema: string, value: unknown): ShapeChange | undefined {
  if (!isJsonObject(value)) return undefined;
  const { properties, types } = nodes.view([schema]);
  const wanted = [...properties.keys()];
  const has = (object: object) => wanted.filter((name) => Object.hasOwn(object, name)).length;
  const all = () => true;
  for (const [name, inner] of Object.entries(value)) {
    if (properties.has(name)) continue;
    const isList = types.has("array") && !types.has("object") && Array.isArray(inner);
    const isObject =
      isJsonObject(inner) &&
      wanted.length > 0 &&
      has(inner) > has(value) &&
      has(inner) * 2 >= Math.min(4, wanted.length);
    if (isList || isObject) {
      const message = `the response is wrapped in ${JSON.stringify(name)}, which the contract does not know`;
      return {
        pointer: `/${escapeToken(name)}`,
        message,
        expected: "its properties at the top",
        got: `all of it in ${name}`,
        covers: all,
      };
    }
  }
  for (const [name, pointers] of properties) {
    if (Object.hasOwn(value, name)) continue;
    const inner = [...nodes.view(pointers).properties.keys()].filter((one) => !properties.has(one));
    if (inner.length < 2 || inner.filter((one) => Object.hasOwn(value, one)).length * 2 < inner.length) continue;
    const message = `the response is not wrapped in ${JSON.stringify(name)}`;
    return { pointer: "", message, expected: `its properties in ${name}`, got: "the same at the top", covers: all };
  }
  return undefined;
}

/** Undeclared properties that are declared ones in another spelling, such as camelCase for snake_case, which are not there. */
export function findRenames(
  nodes: SchemaNodes,
  schema: string,
  value: unknown,
  undeclared: readonly string[],
): ShapeChange[] {
  const besides = (around: string) => undeclared.filter((one) => one.slice(0, one.lastIndexOf("/")) === around);
  return undeclared.flatMap((pointer) => {
    const at = pointer.lastIndexOf("/");
    const around = pointer.slice(0, at);
    const name = pointer
      .slice(at + 1)
      .replace(/~1/g, "/")
      .replace(/~0/g, "~");
    const place = follow(nodes, schema, value, around);
    if (!place || !isJsonObject(place.value)) return [];
    const object = place.value;
    const missing = [...nodes.view(place.schemas).properties.keys()].filter((one) => !Object.hasOwn(object, one));
    // The only one that must be there and is not, beside the only one that is there and not known.
    const onlyOther = () => {
      const required = missing.filter((one) => nodes.view(place.schemas).required.has(one));
      return required.length === 1 && besides(around).length === 1 ? required[0] : undefined;
    };
    const was = missing.find((one) => bare(one) === bare(name)) ?? movedFrom(name, missing) ?? onlyOther();
    if (was === undefined) return [];
    const old = `${around}/${escapeToken(was)}`;
    return [
      {
        pointer,
        message: `is called ${JSON.stringify(name)}; the contract calls it ${JSON.stringify(was)}`,
        expected: was,
        got: name,
        covers: (one: string) => one === pointer || one === old,
      },
    ];
  });
}

/** The one missing name that is a part of the new one, or the other way round: `amount` and `total_amount`. */
function movedFrom(name: string, missing: readonly string[]): string | undefined {
  const near = missing.filter((one) => {
    const [short, long] = [bare(one), bare(name)].sort((a, b) => a.length - b.length) as [string, string];
    return short.length >= 4 && (long.startsWith(short) || long.endsWith(short));
  });
  return near.length === 1 ? near[0] : undefined;
}

/** The value at a pointer, with the schemas that speak of it. */
export function follow(nodes: SchemaNodes, schema: string, value: unknown, pointer: string) {
  let schemas = [schema];
  let found: unknown = value;
  for (const token of pointer.split("/").slice(1)) {
    const name = token.replace(/~1/g, "/").replace(/~0/g, "~");
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    const all = schemas.flatMap((one) => nodes.all(one));
    schemas = Array.isArray(found) ? nodes.item(all, Number(name)) : nodes.member(all, name);
    found = (found as Record<string, unknown>)[name];
  }
  return { value: found, schemas };
}
