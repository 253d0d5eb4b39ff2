import type { ContractScheme, OpenApiDocument, Operation } from "./contract.ts";
import { readTemplate } from "./read-schemes.ts";
import { escapeToken, resolveRef } from "./resolve-ref.ts";

/**
 * The members of a JSON request body, or the fields of a form, that carry an `x-value`: a digest or a key that travels in the body is a credential
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
  const visit = (node: unknown, pointer: string, above: readonly unknown[]): void => {
    const schema = resolveRef(document, node);
    if (typeof schema !== "object" || schema === null || above.includes(node) || above.length > 20) return;
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
    if (/[/+]json\b|x-www-form-urlencoded/i.test(type)) visit(schema, "", []);
  return schemes;
}
