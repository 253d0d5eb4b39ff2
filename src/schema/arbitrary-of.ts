import type * as FastCheck from "fast-check";
import { escapeToken } from "../core/json-pointer.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { typesOf } from "./from-string.ts";
import { bound, givenValues, sampleString } from "./sample.ts";
import type { SchemaNode, SchemaNodes } from "./schema-nodes.ts";
import { isMarked } from "./schema-view.ts";

/** Loaded when random values are asked for. */
export const fastCheck = (): typeof FastCheck => lazyRequire<typeof FastCheck>("fast-check");

/** What a random value of a request may be. */
export interface ArbitraryOptions {
  nodes: SchemaNodes;
  /** Pointers into the value of what keeps its example. */
  fixed: ReadonlySet<string>;
  /** What travels in a URL, a header or a form: letters and digits, at least one, no empty array, and no null. */
  isPlain: boolean;
}

/** A place in the value that is made. */
interface Place {
  /** Of every schema that describes it. */
  schemas: readonly string[];
  /** A good value for it, which what fails is made smaller towards; undefined when none is known. */
  example: unknown;
  /** From the value's root. */
  pointer: string;
  depth: number;
}

/** How many more places may be made: schemas that refer to several others multiply at every step. Below 0, required ones alone. */
interface Budget {
  places: number;
}

const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
const mostPlaces = 300;
const mostVariants = 6;
/** Below, only what is required is made. */
const deepest = 5;
/** What must be made again and again inside itself ends here. */
const bottom = 10;

type Value = FastCheck.Arbitrary<unknown>;

/**
 * Random values of requests for the schema at a pointer: most of them fit, and the validator tells which. They shrink towards
 * the example, and to what is required.
 */
export function arbitraryOf(options: ArbitraryOptions, pointer: string, example: unknown): Value {
  const place: Place = { schemas: [pointer], example, pointer: "", depth: 0 };
  return arbitraryAt({ ...options, budget: { places: mostPlaces } }, place);
}

type Making = ArbitraryOptions & { budget: Budget };

function arbitraryAt(making: Making, place: Place): Value {
  const fc = fastCheck();
  const { nodes, fixed, budget } = making;
  const isEnd = place.depth >= bottom || budget.places-- < -mostPlaces;
  if (isEnd || fixed.has(place.pointer)) return fc.constant(place.example ?? null);
  const choices = place.schemas.flatMap((schema) => nodes.all(schema)).flatMap(branchesOf);
  const count = Math.min(Math.max(1, ...choices), mostVariants);
  const variants = Array.from({ length: count }, (_, n) => {
    const found = place.schemas.flatMap((schema) => nodes.variant(schema, n));
    return variantOf(making, place, found);
  });
  return fc.oneof({ withCrossShrink: true }, ...variants);
}

const branchesOf = ({ schema }: SchemaNode): number[] =>
  [schema.anyOf, schema.oneOf].flatMap((branches) => (Array.isArray(branches) ? [branches.length] : []));

/** A value of one variant: one of the values that the contract closes it to, or one of its types. */
function variantOf(making: Making, place: Place, found: readonly SchemaNode[]): Value {
  const fc = fastCheck();
  const isClosed = found.some(({ schema }) => "const" in schema || Array.isArray(schema.enum));
  const known = found.flatMap(({ schema }) => schema["x-known-values"] ?? schema["x-extensible-enum"] ?? []);
  const canTravel = (value: unknown) => !making.isPlain || (value !== null && value !== "");
  const values = (isClosed ? givenValues(found) : known).filter(canTravel);
  if (values.length) return fc.constantFrom(...new Set(values));
  const types = typesOf(found).filter((type) => !making.isPlain || type !== "null");
  const made = (types.length ? types : [guessedType(found)]).map((type) => typeAt(making, place, found, type));
  // The example first: it is what a failing value is made smaller towards.
  const isScalar = typeof place.example !== "object" && place.example !== undefined;
  const others = made.map((arbitrary) => ({ arbitrary, weight: 2 }));
  const example = { arbitrary: fc.constant(place.example), weight: 1 };
  return fc.oneof({ withCrossShrink: true }, ...(isScalar ? [example, ...others] : others));
}

function guessedType(found: readonly SchemaNode[]): string {
  const has = (keyword: string) => found.some(({ schema }) => schema[keyword] !== undefined);
  if (has("properties") || has("required")) return "object";
  if (has("items") || has("prefixItems")) return "array";
  return has("minimum") || has("maximum") ? "number" : "string";
}

function typeAt(making: Making, place: Place, found: readonly SchemaNode[], type: string): Value {
  const fc = fastCheck();
  switch (type) {
    case "object":
      return objectAt(making, place, found);
    case "array":
      return arrayAt(making, place, found);
    case "integer":
    case "number":
      return numberOf(found, type);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return stringOf(making, found);
  }
}

function objectAt(making: Making, place: Place, found: readonly SchemaNode[]): Value {
  const fc = fastCheck();
  const { nodes, budget, fixed } = making;
  const example = isRecord(place.example) ? place.example : {};
  const required = new Set(found.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])));
  const declared = found.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  if (declared.length === 0 && required.size === 0) return dictionaryAt(making, place, found);
  const model: Record<string, Value> = {};
  for (const name of new Set([...declared, ...required])) {
    const schemas = nodes.member(found, name);
    if (schemas.some((at) => isMarked(nodes, at, "readOnly"))) continue;
    const pointer = `${place.pointer}/${escapeToken(name)}`;
    const isExtra = place.depth >= deepest || budget.places <= 0 || (fixed.has(pointer) && !(name in example));
    if (isExtra && !required.has(name)) continue;
    const own = Object.hasOwn(example, name) ? example[name] : undefined;
    model[name] = arbitraryAt(making, { schemas, example: own, pointer, depth: place.depth + 1 });
  }
  const requiredKeys = Object.keys(model).filter((name) => required.has(name));
  return fc.record(model, { requiredKeys, noNullPrototype: true });
}

/** An object whose names are the caller's own. */
function dictionaryAt(making: Making, place: Place, found: readonly SchemaNode[]): Value {
  const fc = fastCheck();
  const [example] = Object.values(isRecord(place.example) ? place.example : {});
  const schemas = making.nodes.member(found, "name");
  if (schemas.length === 0 || place.depth >= deepest) return fc.constant(place.example ?? {});
  const value = arbitraryAt(making, { schemas, example, pointer: `${place.pointer}/name`, depth: place.depth + 1 });
  const name = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
  return fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function arrayAt(making: Making, place: Place, found: readonly SchemaNode[]): Value {
  const fc = fastCheck();
  const example = Array.isArray(place.example) ? place.example : [];
  const schemas = making.nodes.item(found, 0);
  // A tuple has its places; it stays what it is.
  if (schemas.length === 0 || found.some(({ schema }) => schema.prefixItems)) return fc.constant(example);
  const minLength = Math.max(bound(found, "minItems", "most") ?? 0, making.isPlain ? 1 : 0);
  const most = place.depth >= deepest ? minLength : minLength + 2;
  const maxLength = Math.max(minLength, Math.min(bound(found, "maxItems", "least") ?? most, most));
  const pointer = `${place.pointer}/0`;
  const item = arbitraryAt(making, { schemas, example: example[0], pointer, depth: place.depth + 1 });
  return found.some(({ schema }) => schema.uniqueItems === true)
    ? fc.uniqueArray(item, { minLength, maxLength, selector: (one) => JSON.stringify(one) })
    : fc.array(item, { minLength, maxLength });
}

/** Whole steps between the bounds; hundredths where the contract gives no step, as amounts have. */
function numberOf(found: readonly SchemaNode[], type: string): Value {
  const multiple = bound(found, "multipleOf", "most");
  const step = multiple ?? (type === "integer" ? 1 : 0.01);
  const least = bound(found, "minimum", "most") ?? -1000;
  const above = bound(found, "exclusiveMinimum", "most");
  const from = above === undefined || above < least ? Math.ceil(least / step) : Math.floor(above / step) + 1;
  const most = bound(found, "maximum", "least") ?? Math.max(1_000_000, from * step);
  const below = bound(found, "exclusiveMaximum", "least");
  const to = below === undefined || below > most ? Math.floor(most / step) : Math.ceil(below / step) - 1;
  const value = (steps: number) => Number((steps * step).toPrecision(15));
  const steps = (one: unknown) => {
    if (typeof one !== "number") throw new Error("not a number");
    return Math.round(one / step);
  };
  return fastCheck()
    .integer({ min: safe(Math.min(from, to)), max: safe(Math.max(from, to)) })
    .map(value, steps);
}

const safe = (value: number): number => Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));

function stringOf({ isPlain }: Making, found: readonly SchemaNode[]): Value {
  const fc = fastCheck();
  const isShaped = found.some(({ schema }) => schema.pattern !== undefined || schema.format !== undefined);
  if (isShaped) return fc.nat(999).map((seed) => sampleString(found, seed));
  const minLength = Math.max(bound(found, "minLength", "most") ?? 0, isPlain ? 1 : 0);
  const most = minLength + 12;
  const maxLength = Math.max(minLength, Math.min(bound(found, "maxLength", "least") ?? most, most));
  const unit = isPlain
    ? fc.constantFrom(...letters)
    : fc.oneof(
        { weight: 9, arbitrary: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.constantFrom("č", "ß", "ø", "日") },
      );
  return fc.string({ unit, minLength, maxLength });
}
