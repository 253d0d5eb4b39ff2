import { type OpenApiDocument, propertyNamed } from "../../contract/index.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { isJsonObject } from "./json.ts";
import type { Success } from "./resource-model.ts";
import { schemasAt, shapeOf } from "./shape.ts";

/** The names of the properties of an object in a response: as declared, or as in the example where nothing is. */
function namesAt(document: OpenApiDocument, { schemas, example }: Success, tokens: readonly string[]): string[] {
  const declared = [...shapeOf(document, schemasAt(document, schemas, tokens)).properties.keys()];
  if (declared.length) return declared;
  const value = followTokens(example, tokens);
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** Where a response has an object, itself and those one and two levels down, nearest first. */
function places(document: OpenApiDocument, success: Success): string[][] {
  const below = (tokens: string[]): string[][] => namesAt(document, success, tokens).map((name) => [...tokens, name]);
  const first = below([]);
  return [[], ...first, ...first.flatMap(below)];
}

/** Where the object with one of these properties is in a response; undefined when it is nowhere. */
export function locateObject(
  document: OpenApiDocument,
  success: Success,
  members: readonly string[],
): string[] | undefined {
  return places(document, success).find((tokens) => {
    const names = namesAt(document, success, tokens);
    return members.some((member) => names.includes(member));
  });
}

/** Where a list of objects is in a response; undefined when there is none. */
export function locateList(document: OpenApiDocument, success: Success): string[] | undefined {
  return places(document, success).find((tokens) => {
    const shape = shapeOf(document, schemasAt(document, success.schemas, tokens));
    if (shape.types.has("array")) {
      const items = shapeOf(document, shape.items);
      return items.types.has("object") || items.properties.size > 0 || items.schemas.length === 0;
    }
    const value = followTokens(success.example, tokens);
    return shape.schemas.length === 0 && Array.isArray(value) && value.every(isJsonObject);
  });
}

/** Where a response has an object with the property that a parameter names, and that property. */
export function locateNamed(
  document: OpenApiDocument,
  success: Success,
  parameter: string,
): { at: string[]; member: string } | undefined {
  for (const at of places(document, success)) {
    const member = propertyNamed(parameter, namesAt(document, success, at));
    if (member !== undefined) return { at, member };
  }
  return undefined;
}

/** The same for the objects of the list of a response. */
export function locateNamedInList(document: OpenApiDocument, success: Success, parameter: string): string | undefined {
  const at = locateList(document, success);
  if (!at) return undefined;
  const { items } = shapeOf(document, schemasAt(document, success.schemas, at));
  const declared = [...shapeOf(document, items).properties.keys()];
  const [first] = [followTokens(success.example, at)].flat();
  return propertyNamed(parameter, declared.length ? declared : Object.keys(isJsonObject(first) ? first : {}));
}
