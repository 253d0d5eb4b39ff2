import { codeSpan } from "./markdown.ts";
import type { Node } from "./walk-document.ts";

/** The component that a reference names; undefined for what is no reference to a schema. */
export const schemaName = (schema: Node): string | undefined =>
  /^#\/components\/schemas\/([^/]+)$/.exec(schema?.$ref ?? "")?.[1];

/** The type of a value and its limits in a few words of Markdown; named schemas are links into the page. */
export function typeText(schema: Node): string {
  if (schema === undefined || schema === true) return "any";
  if (schema === false) return "nothing";
  const name = schemaName(schema);
  if (name) return `[${name}](#${name.toLowerCase()})`;
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return choice.map(typeText).join(" or ");
  if (schema.allOf?.length === 1 && !schema.properties) return typeText(schema.allOf[0]);
  return [baseText(schema), ...limits(schema)].filter(Boolean).join(", ");
}

function baseText(schema: Node): string {
  const types: string[] = [schema.type ?? (schema.properties || schema.allOf ? "object" : [])].flat();
  if (schema.nullable === true && !types.includes("null")) types.push("null");
  const words = types.map((type) => (type === "array" && schema.items ? `array of ${typeText(schema.items)}` : type));
  return words.join(" or ") || (schema.enum || "const" in schema ? "" : "any");
}

function limits(schema: Node): string[] {
  const range = (least: unknown, most: unknown, unit: string) => {
    if (least === undefined && most === undefined) return "";
    if (least === most) return `exactly ${least}${unit}`;
    if (most === undefined) return `at least ${least}${unit}`;
    return least === undefined ? `at most ${most}${unit}` : `${least} to ${most}${unit}`;
  };
  const number = (bound: unknown) => (typeof bound === "number" ? bound : undefined);
  return [
    schema.format,
    schema.enum && `one of ${schema.enum.map((value: unknown) => codeSpan(JSON.stringify(value))).join(", ")}`,
    "const" in schema && `always ${codeSpan(JSON.stringify(schema.const))}`,
    range(schema.minLength, schema.maxLength, " characters"),
    range(schema.minItems, schema.maxItems, " items"),
    range(schema.minimum, schema.maximum, ""),
    number(schema.exclusiveMinimum) !== undefined && `above ${schema.exclusiveMinimum}`,
    number(schema.exclusiveMaximum) !== undefined && `below ${schema.exclusiveMaximum}`,
    schema.pattern && `pattern ${codeSpan(schema.pattern)}`,
    schema.default !== undefined && `default ${codeSpan(JSON.stringify(schema.default))}`,
  ].filter((text): text is string => typeof text === "string" && text !== "");
}
