import { printSource } from "../auth/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import type { SchemaNode, SchemaNodes } from "../schema/index.ts";
import { evidenceText } from "./evidence-text.ts";
import { codeSpan, safeMarkdown, table } from "./markdown.ts";
import { schemaName, typeText } from "./type-text.ts";
import type { Node } from "./walk-document.ts";

/** What a reader is told of a field: what it means, whether it is sensitive, how well it is known. */
export function meaningText(...nodes: Node[]): string {
  const find = (key: string) => nodes.find((node) => node?.[key] !== undefined)?.[key];
  const description = find("description");
  const evidence = find("x-evidence");
  return [
    description && safeMarkdown(String(description).trim()),
    find("x-value") !== undefined && `Made when the request is signed: ${codeSpan(printSource(find("x-value")))}.`,
    find("readOnly") === true && "**Only in responses.**",
    find("writeOnly") === true && "**Only in requests.**",
    nodes.some((node) => node?.["x-sensitive"] === true) && "**Sensitive.**",
    nodes.some((node) => node?.deprecated === true) && "**Deprecated.**",
    evidence && evidenceText(evidence),
  ]
    .filter(Boolean)
    .join(" ");
}

/** The properties of an object as a table, those of inline objects below it included. */
export const propertiesTable = (nodes: SchemaNodes, pointer: string): string =>
  table(["Property", "Type", "Required", "Meaning"], propertyRows(nodes, pointer));

/**
 * What stands in a value, one row each: properties, items and variants of a choice, and what is inline in these, as
 * `parent.property` and `parent[]`. Named schemas are links.
 *
 * @param name What the value itself is called.
 */
export const propertyRows = (nodes: SchemaNodes, pointer: string, name = ""): string[][] =>
  rowsOf(nodes, nodes.fixed(pointer), { name, variant: "" });

/** Where a value stands: its name, and the variants of choices in which it is there. */
interface Place {
  name: string;
  variant: string;
}

function rowsOf(nodes: SchemaNodes, parts: readonly SchemaNode[], place: Place): string[][] {
  return [
    ...declaredRows(nodes, parts, place),
    ...otherRows(nodes, parts, place),
    ...itemRows(nodes, parts, place),
    ...variantRows(nodes, parts, place),
  ];
}

/** A row for what all schemas at these pointers describe, and those of what is inline in it. */
function row(nodes: SchemaNodes, pointers: readonly string[], place: Place, label: string, required: string) {
  const schemas = pointers.map((pointer) => nodes.at(pointer) as Node);
  const types = [...new Set(schemas.map(typeText))];
  const known = types.filter((type) => type !== "any");
  const referred = pointers.flatMap((pointer) => (schemaName(nodes.at(pointer)) ? nodes.fixed(pointer).slice(1) : []));
  const meaning = meaningText(...schemas, ...referred.map(({ schema }) => schema));
  const own = [label + place.variant, (known.length ? known : types).join(" and "), required, meaning];
  return { own, meaning, below: pointers.flatMap((pointer) => rowsOf(nodes, inlineParts(nodes, pointer), place)) };
}

/** The schema at a pointer and its parts, without those of a name: these have tables of their own. */
const inlineParts = (nodes: SchemaNodes, pointer: string): SchemaNode[] =>
  nodes.fixed(pointer).filter((part) => part.pointer === pointer || part.pointer.startsWith(`${pointer}/`));

const within = ({ name }: Place, property: string): string => (name ? `${name}.${property}` : property);

function declaredRows(nodes: SchemaNodes, parts: readonly SchemaNode[], place: Place): string[][] {
  const required = new Set(parts.flatMap(({ schema }) => schema.required ?? []));
  const declared = new Map<string, string[]>();
  for (const { pointer, schema } of parts)
    for (const name of Object.keys(schema.properties ?? {}))
      declared.set(name, [...(declared.get(name) ?? []), `${pointer}/properties/${escapeToken(name)}`]);
  return [...declared].flatMap(([property, pointers]) => {
    const name = within(place, property);
    const { own, below } = row(
      nodes,
      pointers,
      { ...place, name },
      codeSpan(name),
      required.has(property) ? "yes" : "no",
    );
    return [own, ...below];
  });
}

/** Properties that are not declared by name: those of a pattern, and all others. */
function otherRows(nodes: SchemaNodes, parts: readonly SchemaNode[], place: Place): string[][] {
  const owner = place.name ? `${codeSpan(place.name)}, ` : "";
  const name = within(place, "*");
  const isDeclared = parts.some(({ schema }) => schema.properties ?? schema.patternProperties);
  return parts.flatMap(({ pointer, schema }) => {
    const found = Object.keys(schema.patternProperties ?? {}).map((pattern) => ({
      at: `${pointer}/patternProperties/${escapeToken(pattern)}`,
      label: `names like ${codeSpan(pattern)}`,
    }));
    for (const keyword of ["additionalProperties", "unevaluatedProperties"])
      if (typeof schema[keyword] === "object" && Object.keys(schema[keyword]).length > 0)
        found.push({ at: `${pointer}/${keyword}`, label: isDeclared ? "any other name" : "any name" });
    return found.flatMap(({ at, label }) => {
      const { own, below } = row(nodes, [at], { ...place, name }, owner + label, "no");
      return [own, ...below];
    });
  });
}

/** Items of an array: each of a tuple, and of the rest what its type alone does not tell. */
function itemRows(nodes: SchemaNodes, parts: readonly SchemaNode[], place: Place): string[][] {
  return parts.flatMap(({ pointer, schema }) => {
    const tuple = [...(schema.prefixItems ?? []).keys()].flatMap((i: number) => {
      const name = `${place.name}[${i}]`;
      const required = i < (schema.minItems ?? 0) ? "yes" : "no";
      const { own, below } = row(nodes, [`${pointer}/prefixItems/${i}`], { ...place, name }, codeSpan(name), required);
      return [own, ...below];
    });
    if (typeof schema.items !== "object" || schemaName(schema.items)) return tuple;
    const name = `${place.name}[]`;
    const { own, meaning, below } = row(nodes, [`${pointer}/items`], { ...place, name }, codeSpan(name), "no");
    return [...tuple, ...(meaning ? [own] : []), ...below];
  });
}

/** Inline variants of a choice, where there is more to tell of one than its type. */
function variantRows(nodes: SchemaNodes, parts: readonly SchemaNode[], place: Place): string[][] {
  return parts.flatMap(({ pointer, schema }) =>
    ["oneOf", "anyOf"].flatMap((keyword) =>
      [...(schema[keyword] ?? []).entries()].flatMap(([i, one]: [number, Node]) => {
        if (typeof one !== "object" || schemaName(one)) return [];
        const variant = `${place.variant}, ${keyword === "oneOf" ? "variant" : "option"} ${i + 1} of ${schema[keyword].length}${one.title ? ` (${safeMarkdown(String(one.title))})` : ""}`;
        const label = place.name ? codeSpan(place.name) : "all";
        const { own, meaning, below } = row(nodes, [`${pointer}/${keyword}/${i}`], { ...place, variant }, label, "");
        return meaning || below.length ? [own, ...below] : [];
      }),
    ),
  );
}
