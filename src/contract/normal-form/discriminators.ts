import { escapeToken, localPointer, pointerTokens, valueAt } from "../../core/json-pointer.ts";
import { allSlots, isObject } from "./schema-slots.ts";

type Node = Record<string, any>;

/**
 * Says in each variant which values its discriminator has, so that whoever reads the schema knows without reading
 * `discriminator`: a `$ref` under `oneOf` or `anyOf` gets a constant beside it, and so does a component that extends one
 * with a discriminator by `allOf`. Variants that say it themselves stay as they are, and so do those that are no objects.
 * Works in place.
 */
export function bakeDiscriminators(document: Node): void {
  const parents = new Map<string, Node>();
  for (const slot of allSlots(document)) {
    const schema: Node = slot.holder[slot.key];
    const property = schema.discriminator?.propertyName;
    if (typeof property !== "string") continue;
    const variants = schema.oneOf ?? schema.anyOf;
    if (Array.isArray(variants)) bakeVariants(document, schema, variants, property);
    else if (/^\/components\/schemas\/[^/]+$/.test(slot.pointer)) parents.set(slot.pointer, schema);
  }
  if (parents.size) bakeChildren(document, parents);
}

function bakeVariants(document: Node, schema: Node, variants: unknown[], property: string): void {
  for (const [i, variant] of variants.entries()) {
    if (!isObject(variant)) continue;
    const pointer = localPointer(variant.$ref);
    if (pointer === undefined) continue;
    const values = narrowed(document, pointer, property, valuesFor(schema.discriminator.mapping, pointer));
    if (values && isObjectSchema(document, pointer))
      variants[i] = { allOf: [{ ...variant }, constant(property, values, isOptional(document, pointer, property))] };
  }
}

/** Components with `allOf: [{ $ref: <parent> }]`. One that is extended itself stands for several values, so it gets none. */
function bakeChildren(document: Node, parents: Map<string, Node>): void {
  const schemas: Node = document.components?.schemas ?? {};
  const extended = new Set(Object.values<Node>(schemas).flatMap(extendedBy));
  for (const [name, child] of Object.entries<Node>(schemas)) {
    const pointer = `/components/schemas/${escapeToken(name)}`;
    if (extended.has(pointer)) continue;
    for (const parent of extendedBy(child)) {
      const { discriminator } = parents.get(parent) ?? {};
      if (!discriminator) continue;
      const property = discriminator.propertyName;
      const values = narrowed(document, pointer, property, valuesFor(discriminator.mapping, pointer));
      if (values) child.allOf.push(constant(property, values, isOptional(document, pointer, property)));
    }
  }
}

const extendedBy = (schema: Node): string[] =>
  Array.isArray(schema?.allOf) ? schema.allOf.flatMap((part: Node) => localPointer(part?.$ref) ?? []) : [];

/** The values by which a mapping names a schema; its own name when the mapping does not. */
function valuesFor(mapping: unknown, pointer: string): string[] {
  const name = pointerTokens(pointer).at(-1) as string;
  const values = Object.entries(isObject(mapping) ? mapping : {})
    .filter(([, target]) => localPointer(target) === pointer || target === name)
    .map(([value]) => value);
  return values.length ? values : [name];
}

/** @returns undefined when the schema says by itself which values the property has, or contradicts these. */
function narrowed(document: Node, pointer: string, property: string, values: string[]): string[] | undefined {
  const said = valuesSaid(document, pointer, property);
  if (said.some((own) => own.every((value) => values.includes(value as string)))) return undefined;
  const left = said.reduce<string[]>((left, own) => left.filter((value) => own.includes(value)), values);
  return left.length ? left : undefined;
}

/** The closed sets of values that the schema's parts give for a property. */
const valuesSaid = (document: Node, pointer: string, property: string): unknown[][] =>
  partsOf(document, pointer).flatMap((part) => {
    const own = isObject(part.properties) && Object.hasOwn(part.properties, property) ? part.properties[property] : {};
    const target = localPointer(own?.$ref);
    const { const: only, enum: some } = (target === undefined ? own : valueAt(document, target)) as Node;
    return only !== undefined ? [[only]] : Array.isArray(some) ? [some] : [];
  });

/** Whether the schema declares a property and does not require it: then its objects may do without. */
function isOptional(document: Node, pointer: string, property: string): boolean {
  const parts = partsOf(document, pointer);
  const isDeclared = parts.some(({ properties }) => isObject(properties) && Object.hasOwn(properties, property));
  return isDeclared && !parts.some(({ required }) => Array.isArray(required) && required.includes(property));
}

/** Whether objects may fit the schema: the list that a directory is has no properties. */
const isObjectSchema = (document: Node, pointer: string): boolean =>
  partsOf(document, pointer).every(({ type }) => type === undefined || [type].flat().includes("object"));

/** The schema at a pointer, what it refers to, and the parts of its `allOf`. */
function partsOf(document: Node, pointer: string, seen: Set<string> = new Set()): Node[] {
  const found: Node[] = [];
  const add = (node: unknown): void => {
    if (!isObject(node)) return;
    found.push(node);
    const target = localPointer(node.$ref);
    if (target !== undefined && !seen.has(target)) found.push(...partsOf(document, target, seen));
    if (Array.isArray(node.allOf)) node.allOf.forEach(add);
  };
  seen.add(pointer);
  add(valueAt(document, pointer));
  return found;
}

const constant = (property: string, values: readonly string[], isOptional: boolean): Node => ({
  type: "object",
  ...(!isOptional && { required: [property] }),
  properties: {
    [property]: { type: "string", ...(values.length === 1 ? { const: values[0] } : { enum: values }) },
  },
});
