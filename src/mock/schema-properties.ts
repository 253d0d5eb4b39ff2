import { type Contract, resolveRef } from "../contract/index.ts";

type Node = any;

/** The schemas that a value has to fit at the same place: the schema itself and what it is composed of. */
export function schemaParts({ document }: Contract, schema: unknown): Node[] {
  const parts: Node[] = [];
  const seen = new Set<unknown>();
  const visit = (node: Node): void => {
    const part = resolveRef(document, node);
    if (typeof part !== "object" || part === null) return;
    const key = node?.$ref ?? part;
    if (seen.has(key)) return;
    seen.add(key);
    parts.push(part);
    for (const keyword of ["allOf", "anyOf", "oneOf"]) for (const member of part[keyword] ?? []) visit(member);
    for (const keyword of ["if", "then", "else"]) if (part[keyword]) visit(part[keyword]);
  };
  visit(schema);
  return parts;
}

/** The schemas of one property of an object, or of the items of a list. */
export const propertySchemas = (contract: Contract, parts: readonly Node[], name: string | number): Node[] =>
  parts.flatMap((part) => {
    const schema =
      typeof name === "number"
        ? (part.prefixItems?.[name] ?? part.items)
        : own(part.properties, name)
          ? part.properties[name]
          : typeof part.additionalProperties === "object"
            ? part.additionalProperties
            : undefined;
    return schema === undefined ? [] : schemaParts(contract, schema);
  });

/** Names of the properties that a schema declares; undefined when it declares none. */
export function declaredProperties(parts: readonly Node[]): Set<string> | undefined {
  const names = parts.flatMap(({ properties }) => Object.keys(properties ?? {}));
  return names.length ? new Set(names) : undefined;
}

export const requiredProperties = (parts: readonly Node[]): Set<string> =>
  new Set(parts.flatMap(({ required }) => (Array.isArray(required) ? required : [])));

const own = (object: object | undefined, name: string): boolean => object !== undefined && Object.hasOwn(object, name);
