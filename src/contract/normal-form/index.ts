import type { OpenApiDocument } from "../contract.ts";
import { breakCycles } from "./break-cycles.ts";
import { bakeDiscriminators } from "./discriminators.ts";
import { hoistSchemas, inlineOtherReferences } from "./hoist-references.ts";
import { normalizeSchema } from "./normalize-schema.ts";
import { allSlots, isObject } from "./schema-slots.ts";
import { unsupportedFeatures } from "./unsupported.ts";

export { isAssertion } from "./normalize-schema.ts";
export { allSlots, childSlots, isObject, rootSlots, type SchemaSlot } from "./schema-slots.ts";

/**
 * Brings a bundled OpenAPI 3.0, 3.1 or 3.2 document to the one form that everything else reads, in place: OpenAPI 3.1,
 * JSON Schema 2020-12, every schema that is referred to a component, discriminators said by their variants, no schema
 * that consists of itself.
 *
 * @returns what the document says and is not kept, one clause each, with its place.
 */
export function toNormalForm(document: OpenApiDocument): string[] {
  const version = String(document.openapi);
  const notes = version.startsWith("3.2") ? unsupportedFeatures(document) : [];
  const note = (what: string) => notes.push(what);
  inlineOtherReferences(document);
  hoistSchemas(document);
  let hasDefinitions = false;
  for (const slot of allSlots(document)) {
    normalizeSchema(slot, version, note);
    const schema = slot.holder[slot.key];
    hasDefinitions ||= isObject(schema) && ("$defs" in schema || "definitions" in schema);
  }
  if (hasDefinitions) dropDefinitions(document);
  bakeDiscriminators(document);
  breakCycles(document, note);
  if (!version.startsWith("3.1")) document.openapi = "3.1.1";
  // 3.2 tells the value from its serialization.
  for (const example of Object.values(document.components?.examples ?? {}))
    if (isObject(example) && example.dataValue !== undefined) example.value ??= example.dataValue;
  return notes;
}

/** What is referred to in them is a component now. Those that are inside others come to light when the outer ones go. */
function dropDefinitions(document: OpenApiDocument): void {
  for (const slots of [[...allSlots(document)], allSlots(document)])
    for (const { holder, key } of slots) for (const map of ["$defs", "definitions"]) delete holder[key][map];
}
