import { plural } from "../core/plural.ts";
import { bound, type SchemaNode, stringOfLength, typesOf, type Violation } from "../schema/index.ts";

/** A value to send in place of a good one, and what is special about it. */
export interface Variant {
  /** Plain words behind the name of the parameter or property: `too short (2 of 3 characters)`. */
  what: string;
  value: unknown;
}

/** What is to be replaced. */
export interface Variation {
  /** What the contract declares for it. */
  found: readonly SchemaNode[];
  /** A value that fits, which the others are made from. */
  good: unknown;
  /** Where it is in what is checked; the whole of it, when absent. */
  pointer?: string;
  /** What is wrong when this value is in its place. */
  violations(value: unknown): Violation[];
}

/** Longer strings would only measure the patience of servers. */
const longest = 10_000;

/**
 * Values that break the contract in one way each. Each is held against it first, so that nothing is called wrong that the
 * contract allows.
 */
export function wrongValues(variation: Variation): Variant[] {
  const { found, good, pointer = "", violations } = variation;
  const types = typesOf(found);
  const variants: Variant[] = [];
  const other = otherType(types);
  // As text, every value is a string: then it is not its type that is wrong.
  if (violations(other).some((violation) => violation.keyword === "type" && violation.pointer === pointer))
    variants.push({ what: "of the wrong type", value: other });
  variants.push(...wrongLengths(found, good));
  const format = found.find(({ schema }) => typeof schema.format === "string" && types.includes("string"))?.schema
    .format;
  if (format) variants.push({ what: `not a ${format}`, value: `not-a-${format}?!` });
  if (has(found, "pattern")) variants.push({ what: "off its pattern", value: "\u00a7 off the pattern" });
  const closed = found.find(({ schema }) => Array.isArray(schema.enum));
  if (closed)
    variants.push({
      what: "not one of its values",
      value: typeof closed.schema.enum[0] === "string" ? "not-one-of-them" : -987654,
    });
  if (types.includes("integer") && !types.includes("number")) variants.push({ what: "not a whole number", value: 1.5 });
  for (const [what, value] of beyond(found)) variants.push({ what, value });
  const unlike = variants.filter(({ value }) => violations(value).length > 0);
  return unlike.filter(({ value }, i) => unlike.findIndex((other) => Object.is(other.value, value)) === i);
}

function wrongLengths(found: readonly SchemaNode[], good: unknown): Variant[] {
  const variants: Variant[] = [];
  const text = typeof good === "string" ? good : "a";
  const least = bound(found, "minLength", "most");
  const most = bound(found, "maxLength", "least");
  if (least)
    variants.push({ what: `too short (${least - 1} of ${characters(least)})`, value: stringOfLength(text, least - 1) });
  if (most !== undefined && most < longest)
    variants.push({ what: `too long (${most + 1} of ${characters(most)})`, value: stringOfLength(text, most + 1) });
  return variants;
}

/** Values at the edge of what the contract allows; with a pattern, only those that happen to fit it. */
export function boundaryValues({ found, good, violations }: Variation): Variant[] {
  const variants: Variant[] = [];
  const least = bound(found, "minLength", "most");
  const most = bound(found, "maxLength", "least");
  if (typeof good === "string" && least !== undefined)
    variants.push({ what: `as short as allowed (${characters(least)})`, value: stringOfLength(good, least) });
  if (typeof good === "string" && most !== undefined && most < longest && most !== least)
    variants.push({ what: `as long as allowed (${characters(most)})`, value: stringOfLength(good, most) });
  const minimum = bound(found, "minimum", "most");
  const maximum = bound(found, "maximum", "least");
  if (minimum !== undefined) variants.push({ what: `as low as allowed (${minimum})`, value: minimum });
  if (maximum !== undefined && maximum !== minimum)
    variants.push({ what: `as high as allowed (${maximum})`, value: maximum });
  for (const { schema } of found)
    for (const value of Array.isArray(schema.enum) ? schema.enum : [])
      if (value !== null) variants.push({ what: `as ${JSON.stringify(value)}`, value });
  if (typesOf(found).includes("null")) variants.push({ what: "as null", value: null });
  return variants.filter(({ value }) => violations(value).length === 0);
}

const characters = (count: number): string => plural(count, "character");

const has = (found: readonly SchemaNode[], keyword: string): boolean => found.some(({ schema }) => keyword in schema);

function otherType(types: readonly string[]): unknown {
  if (!types.includes("string")) return "not-this-type";
  if (!types.includes("integer") && !types.includes("number")) return 12_345;
  return types.includes("boolean") ? {} : true;
}

function beyond(found: readonly SchemaNode[]): [string, number][] {
  const values: [string, number][] = [];
  const minimum = bound(found, "minimum", "most");
  const above = bound(found, "exclusiveMinimum", "most");
  const maximum = bound(found, "maximum", "least");
  const below = bound(found, "exclusiveMaximum", "least");
  if (minimum !== undefined) values.push([`below its least value (${minimum})`, minimum - 1]);
  if (above !== undefined) values.push([`at its lower bound (${above})`, above]);
  if (maximum !== undefined) values.push([`above its highest value (${maximum})`, maximum + 1]);
  if (below !== undefined) values.push([`at its upper bound (${below})`, below]);
  const step = bound(found, "multipleOf", "most");
  if (step !== undefined) values.push([`not a multiple of ${step}`, step * 1.5 + (minimum ?? 0)]);
  return values;
}
