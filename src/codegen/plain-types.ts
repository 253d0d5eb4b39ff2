import { isAssertion, isObject } from "../contract/index.ts";
import { localPointer, pointerTokens } from "../core/json-pointer.ts";

type Node = Record<string, any>;

const compositions = ["allOf", "oneOf", "anyOf"];

/**
 * Rewrites the schema at a place so that openapi-typescript 7.13 prints its type: that reads `anyOf` as one more
 * alternative to what stands beside it, passes over `required` where no property is, and takes what is left of a
 * discriminator away from the variants. Its subschemas are not looked at. Works in place.
 *
 * @param schemas The component schemas, for what a reference leads to.
 */
export function toPlainTypes(holder: Node, key: string, schemas: Node): void {
  if (holder[key].$ref !== undefined) holder[key] = withSiblings(holder[key]);
  const schema: Node = holder[key];
  delete schema.discriminator;
  if (schema.const === null) Object.assign(schema, { type: "null", const: undefined });
  if (schema.type === undefined && (schema.prefixItems ?? schema.items) !== undefined && schema.$ref === undefined)
    schema.type = "array";
  for (const keyword of compositions)
    if (Array.isArray(schema[keyword])) schema[keyword] = schema[keyword].map(asObject);
  if (schema.anyOf) {
    const { anyOf, ...rest } = schema;
    delete schema.anyOf;
    if (rest.oneOf) schema.allOf = [...(schema.allOf ?? []), { oneOf: anyOf }];
    else schema.oneOf = anyOf;
  }
  for (const keyword of compositions)
    for (const part of schema[keyword] ?? []) declareRequired(part, [part, schema], schemas);
  if (compositions.some((keyword) => schema[keyword])) {
    declareRequired(schema, [schema], schemas);
    if (schema.allOf) ownPartLast(schema);
  }
  if (!Object.keys(schema.properties ?? {}).length && isOnlyRequired(schema))
    declareRequired(schema, [schema], schemas);
}

/** Of a reference openapi-typescript sees nothing else: what is asserted beside it becomes a part of its own. */
function withSiblings(schema: Node): Node {
  const { $ref, ...beside } = schema;
  if (!Object.keys(beside).some(isAssertion)) return schema;
  const { allOf = [], ...others } = beside;
  return { ...others, allOf: [{ $ref }, ...allOf] };
}

/** Makes what a schema says itself one more part: beside `allOf`, its `required` is demanded of every part. */
function ownPartLast(schema: Node): void {
  const { properties, required } = schema;
  if (!required) return;
  delete schema.properties;
  delete schema.required;
  schema.allOf = [...schema.allOf, { type: "object", properties, required }];
}

const asObject = (part: unknown): unknown => (part === true ? {} : part === false ? { not: {} } : part);

const isOnlyRequired = ({ required, $ref }: Node): boolean => Array.isArray(required) && $ref === undefined;

/** Gives a schema the properties that it requires and does not declare, as the others declare them. */
function declareRequired(schema: Node, among: readonly Node[], schemas: Node): void {
  if (!isObject(schema) || !Array.isArray(schema.required) || schema.$ref !== undefined) return;
  for (const name of schema.required) {
    if (isObject(schema.properties) && Object.hasOwn(schema.properties, name)) continue;
    const found = among.map((one) => propertyOf(one, name, schemas, new Set())).find((one) => one !== undefined);
    schema.properties = { ...schema.properties, [name]: found === undefined ? {} : structuredClone(found) };
  }
  if (schema.type === undefined) schema.type = "object";
}

function propertyOf(schema: unknown, name: string, schemas: Node, seen: Set<unknown>): unknown {
  if (!isObject(schema) || seen.has(schema)) return undefined;
  seen.add(schema);
  if (isObject(schema.properties) && Object.hasOwn(schema.properties, name)) return schema.properties[name];
  const pointer = localPointer(schema.$ref);
  const target = pointer === undefined ? undefined : schemas[pointerTokens(pointer).at(-1) as string];
  for (const part of [target, ...(schema.allOf ?? [])]) {
    const found = propertyOf(part, name, schemas, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}
