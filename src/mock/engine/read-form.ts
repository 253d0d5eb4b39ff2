import type { MediaType } from "../../contract/index.ts";
import { isJson, isUrlEncoded } from "../../core/media-type.ts";
import { decodeFormText, type Pair, readDeepObject, readParameter, splitPairs } from "../../parameters/index.ts";
import { parseJson, type SchemaNode, type Typing, typedValue, typesOf } from "../../schema/index.ts";

/** A form's properties as its schema has them, and the names of those that are files. */
export interface Form {
  value: Record<string, unknown>;
  files: Set<string>;
}

interface Field {
  name: string;
  text: string;
  isFile?: boolean;
}

/**
 * Reads a form, URL-encoded or of parts: what its schema says are numbers, booleans, arrays and objects become that. An
 * object is one field of JSON, unless its `encoding` names a style, or names with brackets.
 *
 * @returns undefined when the body is not a form.
 */
export function readForm(typing: Typing, media: MediaType, contentType: string, bytes: Uint8Array): Form | undefined {
  const { nodes } = typing;
  const text = isUrlEncoded(contentType) ? new TextDecoder().decode(bytes) : undefined;
  const raw = text === undefined ? [] : splitPairs(text);
  const fields = text === undefined ? partFields(contentType, bytes) : raw.map(fieldOf);
  if (!fields) return undefined;
  const formOf = (found: readonly SchemaNode[]) =>
    readGroups(typing, media, found, fields, text === undefined ? undefined : raw);
  if (media.schema === undefined) return formOf([]);
  const { pointer } = media;
  const all = nodes.all(pointer);
  const form = formOf(all);
  const fits = ({ value }: Form) => typing.check(pointer, value).length === 0;
  if (fits(form)) return form;
  // The same strings may stand for other values in one variant of a choice than in all of them together.
  const variants = Math.max(0, ...all.map(({ schema }) => (schema.oneOf ?? schema.anyOf ?? []).length));
  const others = Array.from({ length: variants }, (_, n) => formOf(nodes.variant(pointer, n)));
  return others.find(fits) ?? form;
}

/** @param raw The pairs of a form that is URL-encoded. */
function readGroups(
  typing: Typing,
  media: MediaType,
  found: readonly SchemaNode[],
  fields: readonly Field[],
  raw?: readonly Pair[],
): Form {
  const { nodes } = typing;
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const name = propertyOf(found, field.name);
    const group = groups.get(name);
    if (group) group.push(field);
    else groups.set(name, [field]);
  }
  const encodings = (nodes.at(`${media.pointer.replace(/\/schema$/, "")}/encoding`) ?? {}) as Record<string, any>;
  const properties = [...groups].map(([name, group]): [string, unknown] => {
    const pointers = nodes.member(found, name);
    const own = (Object.hasOwn(encodings, name) ? encodings[name] : undefined) ?? {};
    if (raw && (own.style !== undefined || own.explode !== undefined))
      return [name, typedValue(typing, pointers, readStyled(typing, pointers, name, own, raw))];
    const readings = readFields(typing, pointers, name, own, group).map((one) => typedValue(typing, pointers, one));
    const fits = (one: unknown) => pointers.some((pointer) => typing.check(pointer, one).length === 0);
    return [name, readings.length > 1 ? (readings.find(fits) ?? readings[0]) : readings[0]];
  });
  const files = new Set([...groups].filter(([, group]) => group.some(({ isFile }) => isFile)).map(([name]) => name));
  return { value: Object.fromEntries(properties), files };
}

const fieldOf = ([name, value]: Pair): Field => ({ name: decodeFormText(name), text: decodeFormText(value) });

/** `items[0][price]` belongs to `items`, where the schema has that and not the other. */
function propertyOf(found: readonly SchemaNode[], name: string): string {
  const at = name.endsWith("]") ? name.indexOf("[") : -1;
  const base = name.slice(0, Math.max(at, 0));
  const has = (one: string) => found.some(({ schema }) => Object.hasOwn(schema.properties ?? {}, one));
  return at > 0 && has(base) && !has(name) ? base : name;
}

const lets = ({ nodes }: Typing, pointers: readonly string[], type: string): boolean =>
  typesOf(pointers.flatMap((pointer) => nodes.all(pointer))).includes(type);

function readStyled(
  typing: Typing,
  pointers: readonly string[],
  name: string,
  { style = "form", explode = style === "form" }: { style?: any; explode?: boolean },
  query: readonly Pair[],
): unknown {
  const isList = lets(typing, pointers, "array");
  const isObject = lets(typing, pointers, "object");
  const own = query.filter(([key]) => decodeFormText(key) === name || decodeFormText(key).startsWith(`${name}[`));
  const sent = { path: {}, cookies: [], headers: new Headers(), query: own };
  return readParameter({ in: "query", name, style: { style, explode }, isList, isObject }, sent);
}

/** What the fields of one name may stand for, the likeliest first. */
function readFields(
  typing: Typing,
  pointers: readonly string[],
  name: string,
  { contentType }: { contentType?: string },
  group: readonly Field[],
): unknown[] {
  const pairs = group.map((field): Pair => [field.name, field.text]);
  const nested = readDeepObject(name, pairs);
  if (nested !== undefined) return [nested];
  const values = pairs.map(([, text]) => (isJson(contentType) ? parseJson(text) : text));
  const [first] = values;
  if (values.length > 1) return [values];
  if (!lets(typing, pointers, "array")) return [first];
  // Some send an array as one field of JSON.
  const whole = typeof first === "string" && first.startsWith("[") ? parseJson(first) : first;
  const arrays = Array.isArray(whole) ? [whole, values] : [values];
  return lets(typing, pointers, "string") ? [first, ...arrays] : [...arrays, first];
}

const lineEnd = Buffer.from("\r\n");
const headEnd = Buffer.from("\r\n\r\n");

/** The parts of a `multipart/form-data` body (RFC 7578); undefined when it is none. */
function partFields(contentType: string, body: Uint8Array): Field[] | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"((?:[^"\\]|\\.)+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = quoted?.replace(/\\(.)/g, "$1") ?? plain;
  if (boundary === undefined) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const delimiter = Buffer.from(`--${boundary}`);
  const next = Buffer.concat([lineEnd, delimiter]);
  // What stands before the first delimiter is for readers that know no parts.
  let at = bytes.subarray(0, delimiter.length).equals(delimiter) ? 0 : bytes.indexOf(next) + lineEnd.length;
  if (at === 1) return undefined;
  const parts: Field[] = [];
  for (;;) {
    at += delimiter.length;
    if (bytes.toString("latin1", at, at + 2) === "--") return parts;
    const start = bytes.indexOf(lineEnd, at);
    const end = start < 0 ? -1 : bytes.indexOf(next, start);
    if (end < 0 || bytes.toString("latin1", at, start).trim() !== "") return undefined;
    const part = partField(bytes.subarray(start + lineEnd.length, end));
    if (!part) return undefined;
    parts.push(part);
    at = end + lineEnd.length;
  }
}

function partField(bytes: Buffer): Field | undefined {
  const split = bytes.indexOf(headEnd);
  if (split < 0) return undefined;
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(bytes.toString("utf8", 0, split))?.[1] ?? "";
  const [, name] = /;\s*name="((?:[^"\\]|\\.)*)"/i.exec(disposition) ?? /;\s*name=([^\s;"]+)/i.exec(disposition) ?? [];
  if (name === undefined) return undefined;
  return {
    name: unquote(name),
    isFile: /;\s*filename\*?=/i.test(disposition.replace(/;\s*name="(?:[^"\\]|\\.)*"/i, "")),
    text: bytes.toString("utf8", split + headEnd.length),
  };
}

/** Quotes and line ends in a name: HTML encodes them, older senders write a backslash. */
const unquote = (name: string): string => name.replace(/%(22|0D|0A)/gi, decodeURIComponent).replace(/\\(["\\])/g, "$1");
