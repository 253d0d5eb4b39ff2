import { boundedCache } from "../core/bounded-cache.ts";
import type { Direction } from "./direction.ts";
import { typesOf } from "./from-string.ts";
import { readPattern } from "./pattern.ts";
import type { SchemaNode, SchemaNodes } from "./schema-nodes.ts";
import { isMarked } from "./schema-view.ts";
import { stringOfPattern } from "./string-of-pattern.ts";

/** How a value is made. */
export interface Sampling {
  direction: Direction;
  /** Another seed gives another value, the same one the same. */
  seed: number;
  /** How deep optional properties are made; below, only what is required is. */
  deepest: number;
  /** Which variant of a choice is taken, counted from 0; further ones begin again. */
  variant: number;
  /** How many more properties the value may have. */
  left: number;
}

const byFormat: Record<string, string> = {
  uuid: "3f2b8c1e-5d4a-4b6f-9a7c-1e2d3c4b5a69",
  date: "2024-01-15",
  time: "10:30:00Z",
  "date-time": "2024-01-15T10:30:00Z",
  duration: "P1D",
  email: "ana@example.com",
  "idn-email": "ana@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  url: "https://example.com/",
  iri: "https://example.com/",
  "uri-reference": "/path",
  "uri-template": "/path/{id}",
  byte: "dGV4dA==",
  regex: "^a$",
  "json-pointer": "/a",
  "relative-json-pointer": "0",
  "iso-date-time": "2024-01-15T10:30:00Z",
  "iso-time": "10:30:00",
};

/** What must be made again and again inside itself ends here. */
const bottom = 12;

/** Makes a value for the schema at a pointer: its own example, default or only value first, else one made to its bounds. */
export function makeSample(nodes: SchemaNodes, pointer: string, sampling: Sampling, depth = 0): unknown {
  const found = nodes.variant(pointer, sampling.variant);
  if (found.length === 0) return nodes.at(pointer) === false ? undefined : "string";
  const types = typesOf(found).filter((type) => type !== "null");
  const isObject =
    types.includes("object") ||
    (types.length === 0 && found.some(({ schema }) => schema.properties ?? schema.required));
  const given = givenValues(found);
  const assembled = isObject ? makeObject(nodes, found, sampling, depth) : undefined;
  if (assembled && Object.keys(assembled).length) return assembled;
  if (given.length) return given[0];
  if (assembled) return assembled;
  const [type] = types;
  if (type === "array" || (type === undefined && found.some(({ schema }) => schema.prefixItems ?? schema.items)))
    return makeArray(nodes, found, sampling, depth);
  if (type === "integer" || type === "number" || (type === undefined && bounded(found))) return makeNumber(found, type);
  if (type === "boolean") return true;
  if (type === undefined && typesOf(found).includes("null")) return null;
  return sampleString(found, sampling.seed);
}

const bounded = (found: readonly SchemaNode[]): boolean =>
  found.some(({ schema }) => schema.minimum !== undefined || schema.maximum !== undefined);

/** Values that the contract itself gives for these schemas, the most telling first; null only when there is no other. */
export function givenValues(found: readonly SchemaNode[]): unknown[] {
  const values: unknown[] = [];
  for (const { schema } of found) if ("const" in schema) values.push(schema.const);
  for (const { schema } of found) {
    if (Array.isArray(schema.examples)) values.push(...schema.examples);
    if ("example" in schema) values.push(schema.example);
    if ("default" in schema) values.push(schema.default);
  }
  // What several enums allow comes first.
  const enums = found.flatMap(({ schema }) => (Array.isArray(schema.enum) ? [schema.enum as unknown[]] : []));
  const common = (enums[0] ?? []).filter((value) => enums.every((one) => one.includes(value)));
  values.push(...common, ...enums.flat());
  return [...values.filter((value) => value !== null), ...values.filter((value) => value === null)];
}

/** The narrowest bound that any of the schemas sets. */
export function bound(found: readonly SchemaNode[], keyword: string, narrower: "most" | "least"): number | undefined {
  const values = found.flatMap(({ schema }) => (typeof schema[keyword] === "number" ? [schema[keyword]] : []));
  return values.length ? Math[narrower === "most" ? "max" : "min"](...values) : undefined;
}

/** A string of exactly this many characters, made by repeating. */
export const stringOfLength = (text: string, length: number): string => {
  const characters = Array.from(text || "a");
  return Array.from({ length }, (_, i) => characters[i % characters.length]).join("");
};

function makeObject(
  nodes: SchemaNodes,
  found: readonly SchemaNode[],
  sampling: Sampling,
  depth: number,
): Record<string, unknown> {
  const required = new Set(found.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])));
  const names = found.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  const mark = sampling.direction === "request" ? "readOnly" : "writeOnly";
  const value: Record<string, unknown> = {};
  if (depth >= bottom) return value;
  for (const name of new Set([...names, ...required])) {
    if ((sampling.left <= 0 || depth >= sampling.deepest) && !required.has(name)) continue;
    const [first, ...others] = nodes.member(found, name);
    const all = first === undefined ? [] : [first, ...others];
    if (all.some((at) => isMarked(nodes, at, mark))) continue;
    sampling.left--;
    const made = first === undefined ? "string" : makeMember(nodes, all, sampling, depth + 1);
    if (made !== undefined) Object.defineProperty(value, name, { value: made, ...open });
  }
  addOthers(nodes, found, value, sampling, depth);
  return value;
}

const open = { enumerable: true, configurable: true, writable: true };

/** A property that several parts describe is made by the one that says most: a value that the contract gives, then bounds. */
function makeMember(nodes: SchemaNodes, pointers: readonly string[], sampling: Sampling, depth: number): unknown {
  if (pointers.length === 1) return makeSample(nodes, pointers[0] as string, sampling, depth);
  const narrow = pointers.find((at) => nodes.first(at).some(({ schema }) => "const" in schema || schema.enum));
  return makeSample(nodes, narrow ?? (pointers[0] as string), sampling, depth);
}

/** Names of the caller's own, where there must be more properties than are declared. */
function addOthers(
  nodes: SchemaNodes,
  found: readonly SchemaNode[],
  value: Record<string, unknown>,
  sampling: Sampling,
  depth: number,
): void {
  const least = bound(found, "minProperties", "most") ?? 0;
  for (let n = 1; Object.keys(value).length < least && n <= 20; n++) {
    const name = `property${n}`;
    const [at] = nodes.member(found, name);
    value[name] = at === undefined ? "string" : makeSample(nodes, at, sampling, depth + 1);
  }
}

function makeArray(nodes: SchemaNodes, found: readonly SchemaNode[], sampling: Sampling, depth: number): unknown[] {
  const least = bound(found, "minItems", "most") ?? 0;
  const most = bound(found, "maxItems", "least") ?? Number.POSITIVE_INFINITY;
  const tuple = Math.max(0, ...found.map(({ schema }) => schema.prefixItems?.length ?? 0));
  const wanted = depth >= sampling.deepest ? 0 : tuple || 1;
  const length = depth >= bottom ? 0 : Math.min(Math.max(least, Math.min(wanted, most)), 100);
  const items: unknown[] = [];
  for (let i = 0; i < length; i++) {
    const [at] = nodes.item(found, i);
    const again = found.some(({ schema }) => schema.uniqueItems === true) ? i : 0;
    const made =
      at === undefined
        ? "string"
        : makeSample(nodes, at, { ...sampling, seed: sampling.seed + again, variant: sampling.variant }, depth + 1);
    items.push(again && items.some((item) => isSame(item, made)) ? another(nodes, at, made, i) : made);
  }
  return items;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Another item than the ones before, where all must differ. */
function another(nodes: SchemaNodes, at: string | undefined, made: unknown, i: number): unknown {
  const given = at === undefined ? [] : [...new Set(givenValues(nodes.first(at)))];
  if (given.length > i) return given[i];
  return typeof made === "number" ? made + i : typeof made === "string" ? `${made}${i}` : made;
}

function makeNumber(found: readonly SchemaNode[], type: string | undefined): number {
  const multiple = bound(found, "multipleOf", "most") ?? (type === "integer" ? 1 : 0.5);
  const step = type === "integer" ? wholeMultiple(multiple) : multiple;
  const above = bound(found, "exclusiveMinimum", "most");
  const least = bound(found, "minimum", "most");
  const below = bound(found, "exclusiveMaximum", "least");
  const most = bound(found, "maximum", "least");
  const from = Math.max(least ?? -Infinity, above === undefined ? -Infinity : above + step / 2);
  const to = Math.min(most ?? Infinity, below === undefined ? Infinity : below - step / 2);
  if (from === -Infinity && to === Infinity) return step;
  // 1 and its like are what people send, where the bounds allow it.
  if (from <= step && step <= to) return step;
  const value = from !== -Infinity ? Math.ceil(from / step) * step : Math.floor(to / step) * step;
  if (value >= from && value <= to) return value;
  return from !== -Infinity && to !== Infinity ? (from + to) / 2 : value;
}

/** The smallest whole number that is a multiple of a step; the step itself where none is near. */
function wholeMultiple(step: number): number {
  for (let times = 1; times <= 1000; times++) if (Number.isInteger(step * times)) return step * times;
  return step;
}

/** A string of this format, pattern and length; another seed may give another one that the pattern lets through. */
export function sampleString(found: readonly SchemaNode[], seed: number): string {
  const least = bound(found, "minLength", "most") ?? 0;
  const most = bound(found, "maxLength", "least") ?? Number.POSITIVE_INFINITY;
  const fits = (text: string) => [...text].length >= least && [...text].length <= most;
  const format = found.find(({ schema }) => Object.hasOwn(byFormat, schema.format))?.schema.format;
  const formatted = format === undefined ? undefined : byFormat[format];
  const patterns = found.flatMap(({ schema }) => (typeof schema.pattern === "string" ? [schema.pattern] : []));
  const matches = (text: string) => patterns.every((pattern) => readPattern(pattern)?.test(text) ?? true);
  if (formatted !== undefined && fits(formatted) && matches(formatted)) return formatted;
  const plain = stringOfLength("string", Math.max(least, Math.min(6, most)));
  if (patterns.length === 0) return formatted !== undefined && least > 6 ? formatted : plain;
  if (matches(plain)) return plain;
  return stringsFor(patterns[0] as string, seed, least).find((text) => fits(text) && matches(text)) ?? plain;
}

// Without it, `check` of PayPal's orders (48 patterns) takes three times the CPU: about 30 s in place of 9.5.
const made = boundedCache<string, string[]>(500);

/** Strings that a pattern lets through, of several lengths, the same ones for the same seed. */
function stringsFor(pattern: string, seed: number, least: number): string[] {
  const key = `${seed} ${least} ${pattern}`;
  const known = made.get(key);
  if (known) return known;
  let state = seed * 7919 + 17;
  const choose = (from: number, to: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return from + (state % (1 + to - from));
  };
  const lengths = [1, 3, Math.max(8, least), Math.max(20, least + 10), 100];
  const strings = [true, false].flatMap((isPlain) =>
    lengths.flatMap((most) => stringOfPattern(pattern, { most, choose, isPlain }) ?? []),
  );
  made.set(key, strings);
  return strings;
}
