import { isJson } from "../core/media-type.ts";
import type { ParameterStyle } from "../parameters/index.ts";
import type { OpenApiDocument } from "./contract.ts";
import { isObject } from "./normal-form/index.ts";
import { atPointer, resolveRef } from "./resolve-ref.ts";

/** The styles that there are in each place, the default first. */
const styles: Record<string, readonly ParameterStyle["style"][]> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/**
 * How the value of an OpenAPI parameter is written, by its `style`, `explode`, `allowReserved` or `content`.
 *
 * @returns undefined when it is one value as a string, whatever that is.
 */
export function readParameterStyle(document: OpenApiDocument, parameter: any): ParameterStyle | undefined {
  const known = styles[parameter.in] ?? ["form"];
  const [plain = "form"] = known;
  if (!parameter.schema && parameter.content)
    return isJson(Object.keys(parameter.content)[0]) ? { style: plain, json: true } : undefined;
  const isMany = mayBe(document, parameter.schema, "array") || mayBe(document, parameter.schema, "object");
  const named = known.find((style) => style === parameter.style) ?? plain;
  // Of one value it says nothing what stands between several.
  const style = isMany || named === "label" || named === "matrix" ? named : plain;
  const allowReserved = parameter.in === "query" && parameter.allowReserved === true;
  if (!isMany && style === plain && !allowReserved) return undefined;
  return {
    style,
    ...((parameter.explode ?? style === "form") && { explode: true }),
    ...(allowReserved && { allowReserved }),
  };
}

/** Whether a schema lets some array or some object through, as far as its own keywords tell. */
export const mayBe = (document: OpenApiDocument, schema: unknown, type: "array" | "object"): boolean =>
  admits(document, schema, type, new Map());

/** @param known What was found so far, by schema: many share their parts. Of what consists of itself, nothing. */
function admits(
  document: OpenApiDocument,
  node: unknown,
  type: "array" | "object",
  known: Map<unknown, boolean>,
): boolean {
  const found = known.get(node);
  if (found !== undefined) return found;
  known.set(node, false);
  const target = isObject(node) && typeof node.$ref === "string" && Object.keys(node).length === 1;
  const result = target
    ? admits(document, atPointer(document, node.$ref), type, known)
    : ownAdmits(resolveRef(document, node), type, (part) => admits(document, part, type, known));
  known.set(node, result);
  return result;
}

function ownAdmits(schema: unknown, type: "array" | "object", below: (part: unknown) => boolean): boolean {
  if (!isObject(schema)) return false;
  const kinds = (values: unknown[]) =>
    values.some((value) => typeof value === "object" && value && (Array.isArray(value) ? "array" : "object") === type);
  if ("const" in schema) return kinds([schema.const]);
  if (Array.isArray(schema.enum)) return kinds(schema.enum);
  if (schema.type !== undefined) return [schema.type].flat().includes(type);
  const choices = [schema.anyOf, schema.oneOf].filter(Array.isArray);
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  if (choices.length || parts.length) return choices.every((choice) => choice.some(below)) && parts.every(below);
  if (schema.properties || schema.additionalProperties) return type === "object";
  if (schema.items || schema.prefixItems) return type === "array";
  return !Object.keys(schema).some((keyword) => ofOneValue.test(keyword));
}

/** Keywords that only a schema of single values has. */
const ofOneValue =
  /^(format|pattern|(min|max)Length|(exclusive)?(min|max)imum|multipleOf|content(Encoding|MediaType))$/i;

/**
 * Gives the parameters of a document that are sent as JSON a `schema`, in place: some tools look at nothing else.
 *
 * @returns the document.
 */
export function withParameterSchemas<Document extends OpenApiDocument>(document: Document): Document {
  const items = [document.paths, document.webhooks, document.components?.pathItems].flatMap((map) =>
    Object.values<any>(map ?? {}),
  );
  const lists = items.flatMap((item) => [item, ...Object.values<any>(item ?? {})].map((node) => node?.parameters));
  for (const parameter of [lists, Object.values<any>(document.components?.parameters ?? {})].flat(2)) {
    const [type, media] = Object.entries<any>(parameter?.content ?? {})[0] ?? [];
    if (parameter && !parameter.schema && isJson(type) && media?.schema) parameter.schema = media.schema;
  }
  return document;
}
