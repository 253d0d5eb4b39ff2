import { essenceOf, isJson, isMultipart, isUrlEncoded } from "../core/media-type.ts";
import { type Part, writeParts } from "../core/multipart.ts";
import { plainText } from "../core/plain-text.ts";
import { encodeName, type ParameterStyle, writeParameter } from "../parameters/index.ts";

/** A body before it is written. */
export interface BodyValue {
  /** As the contract declares it; a range such as `image/*` is sent as one type of it. */
  mediaType: string;
  value: unknown;
  /** How the properties of a form are written, by name; what is absent is written by its value. */
  fields?: ReadonlyMap<string, FieldFormat>;
}

/** How one property of a form is written. */
export interface FieldFormat {
  /** `encoding.contentType`, the first one. */
  contentType?: string;
  /** Bytes by its schema: sent as a file. */
  isFile?: boolean;
  /** `encoding.style` and `explode`. */
  style?: ParameterStyle;
}

/** A body as it is sent. */
export interface WrittenBody {
  bytes: Uint8Array;
  mediaType: string;
}

const encoder = new TextEncoder();

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Why a value cannot be written in a media type, in one clause; undefined when it can. */
export function unwritable({ mediaType, value }: BodyValue): string | undefined {
  if (value instanceof Uint8Array || isJson(concreteType(mediaType))) return undefined;
  const kind = Array.isArray(value) ? "an array" : isObject(value) ? "an object" : `a ${typeof value}`;
  if (isUrlEncoded(mediaType) || isMultipart(mediaType)) {
    if (kind !== "an object") return `${essenceOf(mediaType)} has fields, and the contract gives ${kind}`;
    const [empty] = Object.entries(value as object).find(([, field]) => Array.isArray(field) && !field.length) ?? [];
    return empty === undefined ? undefined : `no field can carry the empty array ${JSON.stringify(empty)}`;
  }
  return isObject(value)
    ? `only a string could be sent as ${essenceOf(mediaType)}, and the contract gives ${kind}`
    : undefined;
}

/** Writes a body in its media type: JSON, a form, or the string or bytes that it is. */
export function writeBody(body: BodyValue): WrittenBody {
  const { value, fields = new Map() } = body;
  const mediaType = concreteType(body.mediaType);
  if (value instanceof Uint8Array) return { bytes: value, mediaType };
  if (isJson(mediaType)) return { bytes: encoder.encode(JSON.stringify(value)), mediaType };
  if (isUrlEncoded(mediaType) && isObject(value)) return { bytes: encoder.encode(writeForm(value, fields)), mediaType };
  if (isMultipart(mediaType) && isObject(value))
    return {
      bytes: encoder.encode(writeParts(boundary, partsOf(value, fields))),
      mediaType: `${mediaType}; boundary=${boundary}`,
    };
  return { bytes: encoder.encode(plainText(value)), mediaType };
}

/** A media type of a range: a request says what it sends. */
function concreteType(mediaType: string): string {
  const [type, subtype] = essenceOf(mediaType).split("/");
  if (type === "*") return "application/octet-stream";
  if (subtype !== "*") return mediaType;
  return { application: "application/json", text: "text/plain", image: "image/png" }[type ?? ""] ?? `${type}/x-any`;
}

type Fields = ReadonlyMap<string, FieldFormat>;

/** A list is a repeated name, unless it is sent as JSON: one field is then the whole of it. */
function itemsOf(value: unknown, format: FieldFormat): unknown[] {
  return Array.isArray(value) && !isJson(format.contentType) ? value : [value];
}

const fieldText = (value: unknown, { contentType }: FieldFormat): string =>
  isJson(contentType) ? JSON.stringify(value) : plainText(value);

function writeForm(value: object, fields: Fields): string {
  const pairs = Object.entries(value).flatMap(([name, field]) => {
    const format = fields.get(name) ?? {};
    if (format.style?.style === "deepObject" && isObject(field) && !Array.isArray(field)) return writeDeep(name, field);
    if (format.style) return writeParameter("query", name, field, format.style, plainText) || [];
    return itemsOf(field, format).map((item) => new URLSearchParams([[name, fieldText(item, format)]]).toString());
  });
  return pairs.join("&");
}

/** OpenAPI says how one level of `deepObject` is written; below, everybody goes on with brackets: `a[b][0]=1`. */
function writeDeep(name: string, value: unknown): string[] {
  if (!isObject(value)) return [`${encodeName(name)}=${encodeURIComponent(plainText(value))}`];
  return Object.entries(value).flatMap(([key, inner]) => writeDeep(`${name}[${key}]`, inner));
}

// The same every time, so that cases are; no made-up value contains it.
const boundary = "countersign-7f3a9c51e2d84b60";

/** A part per property: an object is JSON, bytes are a file, everything else is text without a type. */
const partsOf = (value: object, fields: Fields): Part[] =>
  Object.entries(value).flatMap(([name, field]) => {
    const format = fields.get(name) ?? {};
    return itemsOf(field, format).map((item) => partOf(name, item, format));
  });

function partOf(name: string, value: unknown, format: FieldFormat): Part {
  const { isFile, contentType = isFile ? "application/octet-stream" : isObject(value) ? "application/json" : "" } =
    format;
  return {
    name,
    text: fieldText(value, format),
    file: isFile ? "file" : undefined,
    contentType: contentType && concreteType(contentType),
  };
}
