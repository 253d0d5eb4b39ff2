import { typesOf } from "./from-string.ts";
import type { SchemaNode, SchemaNodes } from "./schema-nodes.ts";

/** Schemas that refer to themselves end here: below, only what is required is made. */
const deepest = 5;

const byFormat: Record<string, string> = {
  uuid: "3f2b8c1e-5d4a-4b6f-9a7c-1e2d3c4b5a69",
  date: "2024-01-15",
  time: "10:30:00Z",
  "date-time": "2024-01-15T10:30:00Z",
  duration: "P1D",
  email: "ana@example.com",
  "idn-email": "ana@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  url: "https://example.com/",
  "uri-reference": "/path",
  byte: "dGV4dA==",
  regex: "^a$",
  "json-pointer": "/a",
};

/** A body of more properties than this is made less deep: schemas that refer to several others each multiply at every step. */
const mostProperties = 100;

/** How deep a value is made, and how many more properties it may have. */
interface Room {
  deepest: number;
  left: number;
}

/** A value that fits the schema at the pointer: its own example, default or only value first, else one made to its bounds. */
export function sampleValue(nodes: SchemaNodes, pointer: string): unknown {
  for (let depth = deepest; ; depth--) {
    const room = { deepest: depth, left: mostProperties };
    const value = sampleAt(nodes, pointer, 0, room);
    if (room.left > 0 || depth === 0) return value;
  }
}

function sampleAt(nodes: SchemaNodes, pointer: string, depth: number, room: Room): unknown {
  const found = nodes.first(pointer);
  const types = typesOf(found).filter((type) => type !== "null");
  const isObject = types.includes("object") || found.some(({ schema }) => schema.properties);
  const given = givenValues(found);
  const assembled = isObject ? sampleObject(nodes, found, depth, room) : undefined;
  if (assembled && Object.keys(assembled).length) return assembled;
  if (given.length) return given[0];
  if (isObject) return {};
  switch (types[0]) {
    case "array":
      return sampleArray(nodes, found, depth, room);
    case "integer":
    case "number":
      return sampleNumber(found, types[0]);
    case "boolean":
      return true;
    case undefined:
      return typesOf(found).includes("null") ? null : "text";
    default:
      return sampleString(found);
  }
}

/** Values that the contract itself gives for these schemas, the most telling first; null only when there is no other. */
export function givenValues(found: readonly SchemaNode[]): unknown[] {
  const values: unknown[] = [];
  for (const { schema } of found) {
    if ("const" in schema) values.push(schema.const);
    if (Array.isArray(schema.examples)) values.push(...schema.examples);
    if ("example" in schema) values.push(schema.example);
    if ("default" in schema) values.push(schema.default);
    if (Array.isArray(schema.enum)) values.push(...schema.enum);
  }
  return [...values.filter((value) => value !== null), ...values.filter((value) => value === null)];
}

/** The narrowest bound that any of the schemas sets. */
export function bound(found: readonly SchemaNode[], keyword: string, narrower: "most" | "least"): number | undefined {
  const values = found.flatMap(({ schema }) => (typeof schema[keyword] === "number" ? [schema[keyword]] : []));
  return values.length ? Math[narrower === "most" ? "max" : "min"](...values) : undefined;
}

/** Text of exactly this many characters, made by repeating. */
export const stringOfLength = (text: string, length: number): string => {
  const characters = Array.from(text || "a");
  return Array.from({ length }, (_, i) => characters[i % characters.length]).join("");
};

function sampleObject(
  nodes: SchemaNodes,
  found: readonly SchemaNode[],
  depth: number,
  room: Room,
): Record<string, unknown> {
  const required = new Set(found.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])));
  const names = found.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  const value: Record<string, unknown> = {};
  for (const name of new Set([...names, ...required])) {
    if (room.left <= 0 || (depth >= room.deepest && !required.has(name))) continue;
    const [first, ...others] = nodes.member(found, name);
    if (first === undefined) continue;
    if ([first, ...others].some((at) => nodes.all(at).some(({ schema }) => schema.readOnly === true))) continue;
    if (depth >= deepest * 2) continue;
    room.left--;
    value[name] = sampleAt(nodes, first, depth + 1, room);
  }
  return value;
}

function sampleArray(nodes: SchemaNodes, found: readonly SchemaNode[], depth: number, room: Room): unknown[] {
  const least = bound(found, "minItems", "most") ?? 0;
  const length = Math.max(least, depth >= room.deepest ? 0 : 1);
  return Array.from({ length }, (_, i) => {
    const [at] = nodes.item(found, i);
    return at === undefined ? "text" : sampleAt(nodes, at, depth + 1, room);
  });
}

function sampleNumber(found: readonly SchemaNode[], type: string): number {
  const step = bound(found, "multipleOf", "most") ?? (type === "integer" ? 1 : 0.5);
  const above = bound(found, "exclusiveMinimum", "most");
  const least = bound(found, "minimum", "most") ?? (above === undefined ? undefined : above + step);
  const below = bound(found, "exclusiveMaximum", "least");
  const most = bound(found, "maximum", "least") ?? (below === undefined ? undefined : below - step);
  if (least !== undefined) return Math.ceil(least / step) * step;
  if (most !== undefined) return Math.floor(Math.min(most, step) / step) * step;
  return step;
}

function sampleString(found: readonly SchemaNode[]): string {
  for (const { schema } of found)
    if (typeof schema.format === "string" && byFormat[schema.format]) return byFormat[schema.format] as string;
  const least = bound(found, "minLength", "most") ?? 0;
  const most = bound(found, "maxLength", "least") ?? Number.POSITIVE_INFINITY;
  return stringOfLength("text", Math.max(least, Math.min(4, most)));
}
