import type { ContractScheme, OpenApiDocument, Operation } from "./contract.ts";
import { readTemplate } from "./read-schemes.ts";
import { escapeToken, resolveRef } from "./resolve-ref.ts";

/**
 * The members of a JSON request body that carry an `x-value`: a digest or a key that travels in the body is a credential
 * like one in a header. Each becomes a scheme under its pointer.
 *
 * @throws FindingError when an `x-value` cannot be read, with its position.
 */
export function readBodySchemes(
  document: OpenApiDocument,
  { id, body }: Operation,
  file: string,
): Record<string, ContractScheme> {
  const schemes: Record<string, ContractScheme> = {};
  const holdsNone = barren(document);
  const visit = (node: unknown, pointer: string, above: readonly unknown[]): void => {
    const schema = resolveRef(document, node);
    if (typeof schema !== "object" || schema === null || above.includes(node) || above.length > 20) return;
    if (holdsNone(node)) return;
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
    if (/[/+]json\b/i.test(type)) visit(schema, "", []);
  return schemes;
}

const known = new WeakMap<OpenApiDocument, Set<unknown>>();

/**
 * Tells of which schemas no `x-value` can be reached, each looked at once for the whole document: the ways through
 * schemas that refer to each other are too many to go them all.
 */
function barren(document: OpenApiDocument): (node: unknown) => boolean {
  const none = known.get(document) ?? new Set();
  known.set(document, none);
  return (node) => {
    const seen = new Set<unknown>();
    const holds = (node: any): boolean => {
      // What stands beside a reference can hold one, too.
      const key = node?.$ref !== undefined && Object.keys(node).length === 1 ? node.$ref : node;
      if (none.has(key) || seen.has(key)) return false;
      seen.add(key);
      const schema = resolveRef(document, node);
      if (typeof schema !== "object" || schema === null) return false;
      if (typeof schema["x-value"] === "string") return true;
      const parts = ["allOf", "anyOf", "oneOf"].flatMap((part) => schema[part] ?? []);
      return [...parts, ...Object.values(schema.properties ?? {})].some(holds);
    };
    if (holds(node)) return false;
    for (const key of seen) none.add(key);
    return true;
  };
}
