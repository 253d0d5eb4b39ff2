import { propertyNamed } from "../contract/index.ts";
import { isJsonObject } from "../core/json-object.ts";
import { followTokens } from "../core/json-pointer.ts";
import type { SchemaNodes } from "../schema/index.ts";
import type { Success } from "./infer-operations.ts";

/** Pointers of what is declared for the value that tokens lead to in a response. */
export const pointersAt = (nodes: SchemaNodes, { pointer }: Success, tokens: readonly string[]): readonly string[] =>
  tokens.reduce<readonly string[]>(
    (found, token) => nodes.view(found).properties.get(token) ?? [],
    pointer === undefined ? [] : [pointer],
  );

/** The names of the properties of an object in a response: as declared, or as in the example where nothing is. */
function namesAt(nodes: SchemaNodes, success: Success, tokens: readonly string[]): string[] {
  const { properties, types } = nodes.view(pointersAt(nodes, success, tokens));
  const declared = [...properties.keys()];
  // An example may have an object where an array is declared: the mock cannot say anything of it that fits.
  if (declared.length || (types.has("array") && !types.has("object"))) return declared;
  const value = followTokens(success.example, tokens);
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** Where a response has an object, itself and those one and two levels down, nearest first. */
function places(nodes: SchemaNodes, success: Success): string[][] {
  const below = (tokens: string[]): string[][] => namesAt(nodes, success, tokens).map((name) => [...tokens, name]);
  const first = below([]);
  return [[], ...first, ...first.flatMap(below)];
}

/** Where the object with one of these properties is in a response; undefined when it is nowhere. */
export function locateObject(
  nodes: SchemaNodes,
  success: Success,
  properties: readonly string[],
): string[] | undefined {
  return places(nodes, success).find((tokens) => {
    const names = namesAt(nodes, success, tokens);
    return properties.some((property) => names.includes(property));
  });
}

/**
 * Where a list of objects is in a response: of several the one that is called as the path, `templates` of `/templates`, else
 * the first; undefined when there is none.
 */
export function locateList(nodes: SchemaNodes, success: Success, path = ""): string[] | undefined {
  const lists = places(nodes, success).filter((tokens) => isListOfObjects(nodes, success, tokens));
  const name = path.split("/").findLast((segment) => segment && !segment.startsWith("{")) ?? "";
  return lists.find((tokens) => propertyNamed(name, tokens.slice(-1)) !== undefined) ?? lists[0];
}

function isListOfObjects(nodes: SchemaNodes, success: Success, tokens: readonly string[]): boolean {
  const view = nodes.view(pointersAt(nodes, success, tokens));
  if (view.types.has("array")) {
    const items = nodes.view(view.items);
    return items.types.has("object") || items.properties.size > 0 || items.parts.length === 0;
  }
  const value = followTokens(success.example, tokens);
  return view.parts.length === 0 && Array.isArray(value) && value.every(isJsonObject);
}

/** Where a response has an object with the property that a parameter of a path names, and that property. */
export function locateNamed(
  nodes: SchemaNodes,
  success: Success,
  parameter: string,
  path?: string,
): { at: string[]; property: string } | undefined {
  for (const at of places(nodes, success)) {
    const names = namesAt(nodes, success, at);
    const property = propertyNamed(parameter, names, path);
    if (property === undefined) continue;
    if (!isObject(nodes, success, [...at, property])) return { at, property };
    // An object is not named by another object, such as the one it is wrapped in.
    const other = propertyNamed(
      parameter,
      names.filter((name) => name !== property),
      path,
    );
    if (other !== undefined) return { at, property: other };
  }
  return undefined;
}

function isObject(nodes: SchemaNodes, success: Success, tokens: readonly string[]): boolean {
  const { parts, types } = nodes.view(pointersAt(nodes, success, tokens));
  return parts.length === 0
    ? isJsonObject(followTokens(success.example, tokens))
    : types.has("object") && [...types].every((type) => type === "object" || type === "null");
}

/** The same for the objects of the list of a response. */
export function locateNamedInList(
  nodes: SchemaNodes,
  success: Success,
  parameter: string,
  path?: string,
): string | undefined {
  const at = locateList(nodes, success, path);
  if (!at) return undefined;
  const { items } = nodes.view(pointersAt(nodes, success, at));
  const declared = [...nodes.view(items).properties.keys()];
  const [first] = [followTokens(success.example, at)].flat();
  return propertyNamed(parameter, declared.length ? declared : Object.keys(isJsonObject(first) ? first : {}), path);
}
