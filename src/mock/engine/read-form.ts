import type { MediaType } from "../../contract/index.ts";
import { isJson, isUrlEncoded } from "../../core/media-type.ts";
import { decodeFormText, type Pair, readDeepObject, readParameter, splitPairs } from "../../parameters/index.ts";
import { type SchemaNode, typesOf } from "../../schema/index.ts";
import { parseMultipart } from "./parse-multipart.ts";
import { parseJson, type Typing, typedValue } from "./typed-value.ts";

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
  const found = media.schema === undefined ? [] : nodes.all(media.pointer);
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const name = propertyOf(found, field.name);
    const group = groups.get(name);
    if (group) group.push(field);
    else groups.set(name, [field]);
  }
  const properties = [...groups].map(([name, group]): [string, unknown] => {
    const pointers = nodes.member(found, name);
    const encoding = nodes.at(`${media.pointer.replace(/\/schema$/, "")}/encoding`);
    const own = (Object.hasOwn(encoding ?? {}, name) ? (encoding as any)[name] : undefined) ?? {};
    const styled = text !== undefined && (own.style !== undefined || own.explode !== undefined);
    const value = styled
      ? readStyled(typing, pointers, name, own, raw)
      : readFields(typing, pointers, name, own, group);
    return [name, typedValue(typing, pointers, value)];
  });
  const files = new Set([...groups].filter(([, group]) => group.some(({ isFile }) => isFile)).map(([name]) => name));
  return { value: Object.fromEntries(properties), files };
}

const fieldOf = ([name, value]: Pair): Field => ({ name: decodeFormText(name), text: decodeFormText(value) });

const partFields = (contentType: string, bytes: Uint8Array): Field[] | undefined =>
  parseMultipart(contentType, bytes)?.map(({ name, isFile, bytes }) => ({
    name,
    text: new TextDecoder().decode(bytes),
    isFile,
  }));

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

function readFields(
  typing: Typing,
  pointers: readonly string[],
  name: string,
  { contentType }: { contentType?: string },
  group: readonly Field[],
): unknown {
  const pairs = group.map((field): Pair => [field.name, field.text]);
  const nested = readDeepObject(name, pairs);
  if (nested !== undefined) return nested;
  const values = pairs.map(([, text]) => (isJson(contentType) ? parseJson(text) : text));
  const [first] = values;
  if (values.length > 1) return values;
  if (!lets(typing, pointers, "array") || lets(typing, pointers, "string")) return first;
  // Some send an array as one field of JSON.
  const whole = typeof first === "string" && first.startsWith("[") ? parseJson(first) : first;
  return Array.isArray(whole) ? whole : values;
}
