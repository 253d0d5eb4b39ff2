import { type Contract, isAssertion, type OpenApiDocument, resolveRef } from "../contract/index.ts";
import { isData, isNameMap } from "../core/document-keys.ts";
import { type Node, walkDocument } from "./walk-document.ts";

/**
 * What a format implies, in keywords that every validator asserts: in JSON Schema 2020-12 a format alone is a note.
 * Lengths of a UUID (RFC 9562), of a date and the shortest date-time (RFC 3339), and of an address that mail can reach
 * (RFC 5321, 4.5.3.1.3, less the angle brackets); the range of a 32-bit integer.
 */
const implied: Readonly<Record<string, Record<string, number>>> = {
  uuid: { minLength: 36, maxLength: 36 },
  date: { minLength: 10, maxLength: 10 },
  "date-time": { minLength: 20 },
  email: { minLength: 3, maxLength: 254 },
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
};

/** Objects that a document may have without references: in some APIs nearly every schema leads to every other. */
const limit = 500_000;

/**
 * The contract as one OpenAPI document in which every operation stands by itself: references are replaced by what they
 * refer to, but for schemas that contain themselves, and what a format implies is written out. A document that would
 * become huge keeps its references.
 */
export function publishedDocument({ document }: Pick<Contract, "document">): OpenApiDocument {
  const published = withoutReferences(document) ?? structuredClone(document);
  walkDocument(published, (node) => {
    const types = [node.type].flat();
    const bounds = types.some((type) => ["string", "integer", "number"].includes(type)) && implied[node.format];
    if (bounds) for (const [keyword, bound] of Object.entries(bounds)) node[keyword] ??= bound;
  });
  return published;
}

/** Keywords that speak of what others of the same schema leave over. */
const ofTheRest = /^(properties|patternProperties|additional|unevaluated|items|prefixItems|contains|if|then|else)/;

/** Whether what stands beside a reference says another thing when it is put among the keywords that the reference leads to. */
const collides = (beside: Node, target: Node): boolean =>
  Object.keys(beside).some(
    (keyword) => isAssertion(keyword) && (ofTheRest.test(keyword) || Object.hasOwn(target ?? {}, keyword)),
  );

/** @returns undefined when it would become too large. */
function withoutReferences(document: OpenApiDocument): OpenApiDocument | undefined {
  let left = limit;
  const inline = (node: Node, above: readonly string[], isMap = false): Node => {
    if (typeof node !== "object" || node === null || left-- <= 0) return node;
    if (Array.isArray(node)) return node.map((item) => inline(item, above));
    const { $ref, ...beside } = node;
    if (typeof $ref === "string" && !isMap && collides(beside, resolveRef(document, { $ref })))
      return inline({ ...beside, allOf: [{ $ref }, ...(beside.allOf ?? [])] }, above);
    if (typeof node.$ref === "string" && node.$ref.startsWith("#/"))
      return above.includes(node.$ref) ? { ...node } : inline(resolveRef(document, node), [...above, node.$ref]);
    return Object.fromEntries(
      Object.entries<Node>(node).map(([key, child]) => [
        key,
        !isMap && isData(key, child) ? structuredClone(child) : inline(child, above, !isMap && isNameMap(key, child)),
      ]),
    );
  };
  const { components = {}, ...rest } = document;
  const { securitySchemes } = components;
  const published = inline({ ...rest, components: { securitySchemes } }, []);
  // Schemas that contain themselves, and those that a discriminator names, are referred to still.
  for (let isComplete = false; !isComplete && left > 0; ) {
    isComplete = true;
    for (const [reference, kind = "", name = ""] of JSON.stringify(published).matchAll(referred)) {
      if (published.components[kind]?.[name] || !components[kind]?.[name]) continue;
      published.components[kind] ??= {};
      published.components[kind][name] = inline(components[kind][name], [reference.slice(1, -1)]);
      isComplete = false;
    }
  }
  return left > 0 ? published : undefined;
}

const referred = /"#\/components\/([A-Za-z]+)\/([A-Za-z0-9._-]+)"/g;
