import { plural } from "../core/plural.ts";
import { codeSpan } from "./markdown.ts";
import type { Node } from "./walk-document.ts";

/** The component that a reference names; undefined for what is no reference to a schema. */
export const schemaName = (schema: Node): string | undefined =>
  /^#\/components\/schemas\/([^/]+)$/.exec(schema?.$ref ?? "")?.[1];

/**
 * The type of a value and its limits in a few words of Markdown; named schemas are links into the page. The properties of
 * an inline object are left to the rows below it.
 */
export function typeText(schema: Node): string {
  if (schema === undefined || schema === true) return "any";
  if (schema === false) return "nothing";
  const own = baseText(schema);
  const others = [
    linkText(schema),
    ...(schema.allOf ?? []).map(typeText),
    choiceText(schema.oneOf),
    choiceText(schema.anyOf),
  ].filter((text) => text && text !== "any");
  // Of what refers elsewhere, that it is an object is said there.
  const isPlain = (text: string) => text === "object" || text === "any";
  const said = others.some((text) => !isPlain(text))
    ? [own, ...others].filter((text) => !isPlain(text))
    : [own, ...others];
  const words = said.length > 1 ? said.map((text) => inBrackets(text, / or |, /)).join(" and ") : said.join("");
  const limits = limitsOf(schema);
  return [words === "any" && limits.length ? "" : words, ...limits].filter(Boolean).join(", ");
}

function linkText(schema: Node): string {
  const name = schemaName(schema);
  return name ? linkTo(name) : "";
}

const linkTo = (name: string): string => `[${name}](#${name.toLowerCase()})`;

function choiceText(variants: Node): string {
  if (!Array.isArray(variants)) return "";
  const texts = [...new Set(variants.map(typeText))];
  return texts.map((text) => (texts.length > 1 ? inBrackets(text, /, | and /) : text)).join(" or ");
}

const inBrackets = (text: string, compound: RegExp): string => (compound.test(text) ? `(${text})` : text);

/** The same with the properties of inline objects, for conditions, which have no rows of their own. */
function wholeText(schema: Node): string {
  const properties = Object.entries<Node>(schema?.properties ?? {}).map(
    ([name, property]) => `${codeSpan(name)}: ${wholeText(property)}`,
  );
  const required = (schema?.required ?? []).filter((name: string) => Object.hasOwn(schema.properties ?? {}, name));
  const own = typeText(schema);
  return [
    properties.length && (own === "any" || own === "object") ? "" : own,
    properties.length && `properties ${properties.join("; ")}`,
    required.length && `with ${names(required)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function baseText(schema: Node): string {
  const types: string[] = [schema.type ?? (schema.properties ? "object" : schema.prefixItems ? "array" : [])].flat();
  if (schema.nullable === true && !types.includes("null")) types.push("null");
  const words = types.map((type) => (type === "array" ? arrayText(schema) : type));
  return words.join(" or ") || (schema.enum || "const" in schema ? "" : "any");
}

function arrayText({ prefixItems = [], items, unevaluatedItems }: Node): string {
  const itemText = (item: Node) => inBrackets(typeText(item), / or |, /);
  if (prefixItems.length === 0) return items === undefined ? "array" : `array of ${itemText(items)}`;
  const rest = items ?? unevaluatedItems;
  return `array of ${[...prefixItems.map(itemText), ...(rest === undefined ? [] : [rest === false ? "nothing else" : `any number of ${itemText(rest)}`])].join(", then ")}`;
}

const names = (all: string[]): string => all.map(codeSpan).join(", ");
const values = (all: unknown[]): string => all.map((value) => codeSpan(JSON.stringify(value))).join(", ");

function range(least: unknown, most: unknown, one = "", many?: string): string {
  if (least === undefined && most === undefined) return "";
  const count = (bound: unknown) => (one ? plural(Number(bound), one, many) : `${bound}`);
  if (least === most) return `exactly ${count(least)}`;
  if (most === undefined) return `at least ${count(least)}`;
  return least === undefined ? `at most ${count(most)}` : `${least} to ${count(most)}`;
}

function limitsOf(schema: Node): string[] {
  const number = (bound: unknown) => (typeof bound === "number" ? bound : undefined);
  const known = schema["x-known-values"] ?? schema["x-extensible-enum"];
  return [
    schema.format,
    schema.enum && `one of ${values(schema.enum)}`,
    "const" in schema && `always ${values([schema.const])}`,
    Array.isArray(known) && `known values ${values(known)}`,
    range(schema.minLength, schema.maxLength, "character"),
    range(schema.minItems, schema.maxItems, "item"),
    range(schema.minimum, schema.maximum),
    number(schema.exclusiveMinimum) !== undefined && `above ${schema.exclusiveMinimum}`,
    number(schema.exclusiveMaximum) !== undefined && `below ${schema.exclusiveMaximum}`,
    schema.multipleOf !== undefined && (schema.multipleOf === 1 ? "whole" : `a multiple of ${schema.multipleOf}`),
    schema.pattern && `pattern ${codeSpan(schema.pattern)}`,
    schema.contentEncoding && `encoded as ${schema.contentEncoding}`,
    schema.contentMediaType && `holds ${codeSpan(schema.contentMediaType)}`,
    schema.contentSchema !== undefined && `whose value is ${inBrackets(wholeText(schema.contentSchema), /, /)}`,
    schema.uniqueItems === true && "no item twice",
    schema.default !== undefined && `default ${values([schema.default])}`,
    ...objectLimits(schema),
    ...conditions(schema),
  ].filter((text): text is string => typeof text === "string" && text !== "");
}

function objectLimits(schema: Node): unknown[] {
  const undeclared = (schema.required ?? []).filter((name: string) => !Object.hasOwn(schema.properties ?? {}, name));
  return [
    undeclared.length > 0 && `with ${names(undeclared)}`,
    range(schema.minProperties, schema.maxProperties, "property", "properties"),
    schema.propertyNames && `names: ${typeText(schema.propertyNames)}`,
    (schema.additionalProperties === false || schema.unevaluatedProperties === false) && "no other properties",
    schema.discriminator?.propertyName && discriminatorText(schema.discriminator),
  ];
}

/** Which property tells the variants apart, and which values lead to which. */
function discriminatorText({ propertyName, mapping }: Node): string {
  const targets = new Map<string, string[]>();
  for (const [value, target] of Object.entries<string>(mapping ?? {}))
    targets.set(target, [...(targets.get(target) ?? []), value]);
  const where = [...targets].map(([target, found]) => {
    // A mapping names a schema by its name or by a reference.
    const name = schemaName({ $ref: target }) ?? target;
    return `${values(found)}: ${linkTo(name)}`;
  });
  const by = `told apart by ${codeSpan(propertyName)}`;
  return where.length ? `${by} (${where.join("; ")})` : by;
}

function conditions(schema: Node): unknown[] {
  const { contains, minContains = 1, maxContains, not } = schema;
  return [
    ...Object.entries<string[]>(schema.dependentRequired ?? {}).map(
      ([name, others]) => `where ${codeSpan(name)} is, also ${names(others)}`,
    ),
    ...Object.entries<Node>(schema.dependentSchemas ?? {}).map(
      ([name, then]) => `where ${codeSpan(name)} is, also (${wholeText(then)})`,
    ),
    contains !== undefined && `of which ${range(minContains, maxContains, "item")} (${wholeText(contains)})`,
    not !== undefined && `not (${wholeText(not)})`,
    schema.if !== undefined &&
      [
        `if (${wholeText(schema.if)})`,
        schema.then !== undefined && `then (${wholeText(schema.then)})`,
        schema.else !== undefined && `else (${wholeText(schema.else)})`,
      ]
        .filter(Boolean)
        .join(" "),
  ];
}
