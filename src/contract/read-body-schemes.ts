import { bodyKeywords, hasProperties, printSource } from "../auth/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import type { ContractScheme, OpenApiDocument, Operation } from "./contract.ts";
import { childSlots, isObject } from "./normal-form/index.ts";
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
  const visit = (schema: unknown, pointer: string, above: readonly unknown[]): void => {
    if (!isObject(schema) || above.includes(schema) || above.length > deepest || !reachesValue(document, schema))
      return;
    const down = [...above, schema];
    visit(referred(document, schema), pointer, down);
    for (const { keyword, holder, key } of slotsOf(schema)) {
      if (keyword !== "properties") {
        const item = keyword === "items" ? "/*" : keyword === "prefixItems" ? `/${key}` : "";
        visit(holder[key], pointer + item, down);
        continue;
      }
      const property = resolveRef(document, holder[key]);
      const place = `${pointer}/${escapeToken(key)}`;
      const template = property?.["x-value"];
      if (template !== undefined)
        schemes[`${id} ${place}`] = {
          in: "body",
          name: place,
          ...(property["x-clock-skew"] !== undefined && { clockSkew: property["x-clock-skew"] }),
          value: readTemplate(template, `${file}: x-value of ${place} in the body of ${id}`),
          template: printSource(template),
          description: property.description,
          evidence: property["x-evidence"],
        };
      else visit(holder[key], place, down);
    }
  };
  for (const [type, { schema }] of Object.entries(body?.content ?? {})) if (hasProperties(type)) visit(schema, "", []);
  return schemes;
}

/** Steps from the body to a template: more than that is no body that anybody would sign. */
const deepest = 40;

const referred = (document: OpenApiDocument, { $ref }: Record<string, unknown>): unknown =>
  typeof $ref === "string" ? atPointer(document, $ref) : undefined;

const slotsOf = (schema: Record<string, unknown>) =>
  childSlots(schema, "").filter(({ keyword }) => bodyKeywords.includes(keyword));

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
  for (const reached of below) {
    found ||= reached["x-value"] !== undefined;
    const inside = slotsOf(reached).map(({ holder, key }) => holder[key]);
    for (const node of [referred(document, reached), ...inside]) {
      if (!isObject(node) || found) continue;
      const isKnown = reaching.get(node);
      if (isKnown === undefined) below.add(node);
      found = isKnown ?? false;
    }
  }
  // What a schema without any reaches has none either.
  for (const node of found ? [schema] : below) reaching.set(node, found);
  return found;
}
