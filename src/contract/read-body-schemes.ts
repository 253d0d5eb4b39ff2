import { escapeToken } from "../core/json-pointer.ts";
import { isJson, isUrlEncoded } from "../core/media-type.ts";
import type { ContractScheme, OpenApiDocument, Operation } from "./contract.ts";
import { readTemplate } from "./read-schemes.ts";
import { atPointer, resolveRef } from "./resolve-ref.ts";

/**
 * The properties of a JSON request body, or the fields of a form, that carry an `x-value`: a digest or a key that travels in the body is a credential
 * like one in a header. Each becomes a scheme under its pointer.
 *
 * @throws UsageError when an `x-value` cannot be read, with its position.
 */
export function readBodySchemes(
  document: OpenApiDocument,
  { id, body }: Operation,
  file: string,
): Record<string, ContractScheme> {
  const schemes: Record<string, ContractScheme> = {};
  const visit = (node: unknown, pointer: string, above: readonly unknown[]): void => {
    const schema = resolveRef(document, node);
    if (!isObject(schema) || above.includes(node) || above.length > 20 || !reachesValue(document, node as object))
      return;
    for (const part of ["allOf", "anyOf", "oneOf"])
      for (const member of schema[part] ?? []) visit(member, pointer, [...above, node]);
    for (const [name, property] of Object.entries<Record<string, unknown>>(schema.properties ?? {})) {
      const member = resolveRef(document, property);
      const place = `${pointer}/${escapeToken(name)}`;
      const template = member?.["x-value"];
      if (typeof template === "string")
        schemes[`${id} ${place}`] = {
          in: "body",
          name: place,
          value: readTemplate(template, `${file}: x-value of ${place} in the body of ${id}`),
          template,
          description: member.description,
          evidence: member["x-evidence"],
        };
      else visit(property, place, [...above, node]);
    }
  };
  for (const [type, { schema }] of Object.entries(body?.content ?? {}))
    if (isJson(type) || isUrlEncoded(type)) visit(schema, "", []);
  return schemes;
}

const isObject = (node: unknown): node is Record<string, any> => typeof node === "object" && node !== null;

const reaching = new WeakMap<object, boolean>();

/**
 * Whether an `x-value` stands anywhere below a schema. Asked before it is walked by path: schemas that share others
 * have more paths than anybody can wait for, and hardly one has an `x-value`.
 */
function reachesValue(document: OpenApiDocument, schema: object): boolean {
  const known = reaching.get(schema);
  if (known !== undefined) return known;
  const below = new Set<Record<string, any>>([schema]);
  let found = false;
  for (const { $ref, allOf = [], anyOf = [], oneOf = [], properties = {}, "x-value": value } of below) {
    found ||= typeof value === "string";
    const target = typeof $ref === "string" ? atPointer(document, $ref) : undefined;
    for (const node of [target, ...allOf, ...anyOf, ...oneOf, ...Object.values(properties)])
      if (isObject(node) && !found) below.add(node);
  }
  // What a schema without any reaches has none either.
  for (const node of found ? [schema] : below) reaching.set(node, found);
  return found;
}
