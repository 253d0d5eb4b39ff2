import type { MediaType } from "../../contract/index.ts";
import { isJson, isUrlEncoded } from "../../core/media-type.ts";
import { type Part, readParts } from "../../core/multipart.ts";
import { decodeFormText, type Pair, readDeepObject, readParameter, splitPairs } from "../../parameters/index.ts";
import { parseJson, type SchemaNode, type Typing, typedValue } from "../../schema/index.ts";

/** A form's properties as its schema has them, and the names of those that are files. */
export interface Form {
  value: Record<string, unknown>;
  files: Set<string>;
}

interface Field extends Part {
  /** As a URL-encoded form has it. */
  raw?: Pair;
}

/**
 * Reads a form, URL-encoded or of parts: what its schema says are numbers, booleans, arrays and objects become that. An
 * object is one field of JSON, unless its `encoding` names a style, or names with brackets.
 *
 * @returns undefined when the body is not a form.
 */
export function readForm(typing: Typing, media: MediaType, contentType: string, bytes: Uint8Array): Form | undefined {
  const { nodes, check } = typing;
  const { pointer } = media;
  const fields = isUrlEncoded(contentType) ? pairFields(bytes) : readParts(contentType, bytes);
  if (!fields) return undefined;
  const all = nodes.all(pointer);
  const form = formOf(typing, pointer, all, fields);
  // The same strings may stand for other values in one variant of a choice than in all of them together.
  const variants = Math.max(0, ...all.map(({ schema }) => (schema.oneOf ?? schema.anyOf ?? []).length));
  const fits = ({ value }: Form) => check(pointer, value).length === 0;
  if (variants === 0 || fits(form)) return form;
  const others = Array.from({ length: variants }, (_, n) => formOf(typing, pointer, nodes.variant(pointer, n), fields));
  return others.find(fits) ?? form;
}

/** @param found The schemas that say which properties there are. */
function formOf(typing: Typing, pointer: string, found: readonly SchemaNode[], fields: readonly Field[]): Form {
  const { nodes, check } = typing;
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const name = propertyOf(found, field.name);
    const group = groups.get(name) ?? [];
    group.push(field);
    groups.set(name, group);
  }
  const encodings = (nodes.at(pointer.replace(/schema$/, "encoding")) ?? {}) as Record<string, any>;
  const properties: [string, unknown][] = [];
  const files = new Set<string>();
  for (const [name, group] of groups) {
    const pointers = nodes.member(found, name);
    const encoding = (Object.hasOwn(encodings, name) && encodings[name]) || {};
    const read = readGroup(nodes.view(pointers).jsonTypes, name, encoding, group);
    const [first, ...others] = read.map((one) => typedValue(typing, pointers, one));
    const fits = (one: unknown) => pointers.some((pointer) => check(pointer, one).length === 0);
    properties.push([name, others.length === 0 || fits(first) ? first : (others.find(fits) ?? first)]);
    if (group.some(({ file }) => file !== undefined)) files.add(name);
  }
  return { value: Object.fromEntries(properties), files };
}

/** `items[0][price]` belongs to `items`, where the schema has that and not the other. */
function propertyOf(found: readonly SchemaNode[], name: string): string {
  const at = name.endsWith("]") ? name.indexOf("[") : -1;
  const base = name.slice(0, Math.max(at, 0));
  const has = (one: string) => found.some(({ schema }) => Object.hasOwn(schema.properties ?? {}, one));
  return at > 0 && has(base) && !has(name) ? base : name;
}

/** What the fields of one property may stand for, the likeliest first. */
function readGroup(
  types: readonly string[],
  name: string,
  { contentType, style, explode }: { contentType?: string; style?: any; explode?: boolean },
  group: readonly Field[],
): unknown[] {
  const isList = types.includes("array");
  const query = group.flatMap(({ raw }) => (raw ? [raw] : []));
  if (query.length > 0 && (style ?? explode) !== undefined) {
    const how = { style: style ?? "form", explode: explode ?? (style === undefined || style === "form") };
    const parameter = { in: "query", name, style: how, isList, isObject: types.includes("object") } as const;
    return [readParameter(parameter, { path: {}, cookies: [], headers: new Headers(), query })];
  }
  const pairs = group.map((field): Pair => [field.name, field.text]);
  const nested = readDeepObject(name, pairs);
  if (nested !== undefined) return [nested];
  const values = pairs.map(([, text]) => (isJson(contentType) ? parseJson(text) : text));
  const [first] = values;
  if (values.length > 1) return [values];
  if (!isList) return [first];
  // Some send an array as one field of JSON.
  const whole = typeof first === "string" && first.startsWith("[") ? parseJson(first) : first;
  const arrays = Array.isArray(whole) ? [whole, values] : [values];
  return types.includes("string") ? [first, ...arrays] : [...arrays, first];
}

const pairFields = (bytes: Uint8Array): Field[] =>
  splitPairs(new TextDecoder().decode(bytes)).map((raw) => ({
    name: decodeFormText(raw[0]),
    text: decodeFormText(raw[1]),
    raw,
  }));
