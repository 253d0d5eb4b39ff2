import { isObject, type SchemaSlot } from "./schema-slots.ts";

type Node = Record<string, any>;

const types = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);
const isSchema = (value: unknown): boolean => isObject(value) || typeof value === "boolean";
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isString = (value: unknown): boolean => typeof value === "string";
const isBoolean = (value: unknown): boolean => typeof value === "boolean";
const isSchemas = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isSchema);
const isSchemaMap = (value: unknown): boolean => isObject(value) && Object.values(value).every(isSchema);
const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every(isString);

/** What the value of a keyword has to be for the keyword to say anything. */
const wellFormed: Record<string, (value: unknown) => boolean> = {
  type: (value) => [value].flat().length > 0 && [value].flat().every((type) => types.has(type as string)),
  enum: (value) => Array.isArray(value) && value.length > 0,
  required: isStrings,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minProperties: isCount,
  maxProperties: isCount,
  minContains: isCount,
  maxContains: isCount,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  uniqueItems: isBoolean,
  pattern: isString,
  format: isString,
  allOf: isSchemas,
  anyOf: isSchemas,
  oneOf: isSchemas,
  prefixItems: isSchemas,
  items: isSchema,
  contains: isSchema,
  not: isSchema,
  if: isSchema,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: isSchema,
  else: isSchema,
  additionalProperties: isSchema,
  unevaluatedProperties: isSchema,
  unevaluatedItems: isSchema,
  propertyNames: isSchema,
  properties: isSchemaMap,
  patternProperties: isSchemaMap,
  dependentSchemas: isSchemaMap,
  dependentRequired: (value) => isObject(value) && Object.values(value).every(isStrings),
};

/** Keywords that say something about a value, not only about the schema. */
export const isAssertion = (keyword: string): boolean => Object.hasOwn(wellFormed, keyword) || keyword === "const";

/**
 * Brings one schema to JSON Schema 2020-12 as OpenAPI 3.1 has it; its subschemas are not looked at. Works in place.
 *
 * @param version The `openapi` of the document.
 * @param note Is told of a keyword that says nothing because its value is not what it has to be: it is taken out.
 */
export function normalizeSchema({ holder, key, pointer }: SchemaSlot, version: string, note: (what: string) => void) {
  const schema: Node = holder[key];
  const isOld = version.startsWith("3.0");
  if (typeof schema.$ref === "string") holder[key] = besideReference(schema, isOld);
  const normal: Node = holder[key];
  if (isOld) upgradeBounds(normal);
  const nullable = isOld && normal.nullable === true;
  delete normal.nullable;
  // Pointers lead to schemas here, never their identifiers; and there is one dialect.
  for (const keyword of ["$id", "$schema", "id"]) if (typeof normal[keyword] === "string") delete normal[keyword];
  if (Array.isArray(normal.items)) Object.assign(normal, { prefixItems: normal.items, items: normal.additionalItems });
  if (normal.items === undefined) delete normal.items;
  for (const [keyword, isFine] of Object.entries(wellFormed))
    if (Object.hasOwn(normal, keyword) && !isFine(normal[keyword])) {
      if (!(isOld && keyword === "required" && isBoolean(normal[keyword])))
        note(`${pointer}/${keyword}: ${excerpt(normal[keyword])} is not what ${keyword} has to be`);
      delete normal[keyword];
    }
  if (nullable) holder[key] = admitNull(normal);
}

const excerpt = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

/** In 3.0 what stands beside a reference is ignored, but for what only describes; in 3.1 both hold. */
function besideReference(schema: Node, isOld: boolean): Node {
  const kept = Object.entries(schema).filter(([keyword]) => !isOld || !isAssertion(keyword));
  return Object.fromEntries(kept);
}

/** 3.0 and draft 4 write an exclusive bound as `minimum: 0, exclusiveMinimum: true`. */
function upgradeBounds(schema: Node): void {
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (!isBoolean(schema[exclusive])) continue;
    if (schema[exclusive] === true && schema[bound] !== undefined) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else delete schema[exclusive];
  }
}

/** A nullable schema of 3.0. Without a `type` beside it null is one more choice: `allOf: [$ref], nullable: true`. */
function admitNull(schema: Node): Node {
  if (typeof schema.type === "string" && schema.type !== "null") {
    const known = Array.isArray(schema.enum) && !schema.enum.includes(null) ? { enum: [...schema.enum, null] } : {};
    return { ...schema, type: [schema.type, "null"], ...known };
  }
  const asserted = Object.entries(schema).filter(([keyword]) => isAssertion(keyword) || keyword === "discriminator");
  if (asserted.length === 0 && schema.$ref === undefined) return schema;
  const described = Object.entries(schema).filter(
    ([keyword]) => !isAssertion(keyword) && keyword !== "discriminator" && keyword !== "$ref",
  );
  const { $ref } = schema;
  const inner = { ...($ref !== undefined && { $ref }), ...Object.fromEntries(asserted) };
  return { ...Object.fromEntries(described), anyOf: [inner, { type: "null" }] };
}
