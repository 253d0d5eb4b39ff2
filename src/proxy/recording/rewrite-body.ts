import type { Contract, MediaType } from "../../contract/index.ts";
import { isJson, isMultipart, isText, isUrlEncoded } from "../../core/media-type.ts";
import { type Direction, type SchemaNodes, saysSensitive, schemaNodes } from "../../schema/index.ts";
import { type Path, rewriteScalars } from "./rewrite-scalars.ts";
import type { Place } from "./stand-ins.ts";

/** Gives what is to stand in the place of a string, or of the digits of a number; the same to leave it. */
export type Rewrite = (text: string, place: Place) => string;

/** What is known of a body. */
export interface BodyPlace {
  contract: Contract;
  direction: Direction;
  /** As the message says. */
  contentType: string;
  /** As the contract has it, where it has it. */
  media: MediaType | undefined;
}

/** Rewrites every scalar of a JSON body, every field of a form, or a text as a whole. */
export function rewriteBody(body: Uint8Array, place: BodyPlace, rewrite: Rewrite): Uint8Array {
  const { contentType, media, direction } = place;
  if (body.length === 0) return body;
  const nodes = schemaNodes(place.contract.document);
  const { isSensitive } = placeAt(nodes, place, []);
  const hides = isSensitive || (media !== undefined && saysSensitive(nodes, media));
  const text = utf8(body);
  if (isMultipart(contentType)) {
    // Bytes that are no UTF-8 stay the bytes that they are.
    const parts = rewriteParts(text ?? Buffer.from(body).toString("latin1"), nodes, place, rewrite);
    return new Uint8Array(Buffer.from(parts, text === undefined ? "latin1" : "utf8"));
  }
  if (text === undefined) return hides ? new Uint8Array(body.length) : body;
  return new TextEncoder().encode(rewriteText());

  function rewriteText(): string {
    if (isJson(contentType) && parses(text as string)) return rewriteJson(text as string, nodes, place, [], rewrite);
    if (isUrlEncoded(contentType)) return rewriteForm(text as string, nodes, place, rewrite);
    const isReadable = isText(contentType) && !isJson(contentType);
    // What cannot be read is taken out as a whole where something in it would be sensitive.
    return rewrite(text as string, { isSensitive: isReadable ? isSensitive : hides, direction, schemas: [] });
  }
}

function utf8(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What the contract says of the value at a path in a body; what is around it counts too. */
function placeAt(nodes: SchemaNodes, { media, direction }: BodyPlace, path: Path): Place {
  let pointers = media?.schema === undefined ? [] : [media.pointer];
  let isSensitive = false;
  for (const step of [...path, undefined]) {
    const found = pointers.flatMap((pointer) => nodes.all(pointer));
    isSensitive ||= found.some(({ schema }) => schema["x-sensitive"] === true);
    if (step === undefined) break;
    pointers = typeof step === "number" ? nodes.item(found, step) : nodes.member(found, step);
  }
  return { isSensitive, direction, schemas: pointers };
}

function rewriteJson(text: string, nodes: SchemaNodes, body: BodyPlace, base: Path, rewrite: Rewrite): string {
  const rewriteString = (json: string, place: Place) => {
    const value = JSON.parse(json) as string;
    const rewritten = rewrite(value, place);
    return rewritten === value ? json : JSON.stringify(rewritten);
  };
  // A name that no schema has can be a value: of a map, for instance.
  const rewriteName = (path: Path, json: string) => {
    const { isSensitive, direction } = placeAt(nodes, body, [...base, ...path.slice(0, -1)]);
    const isDeclared = placeAt(nodes, body, [...base, ...path]).schemas.some((one) => /\/properties\/[^/]*$/.test(one));
    return isDeclared ? json : rewriteString(json, { isSensitive, direction, schemas: [] });
  };
  const rewriteScalar = (path: Path, json: string) => {
    const place = placeAt(nodes, body, [...base, ...path]);
    if (json === "null") return json;
    if (json === "true" || json === "false") return place.isSensitive ? "false" : json;
    return json.startsWith('"') ? rewriteString(json, place) : rewrite(json, { ...place, type: "number" });
  };
  return rewriteScalars(text, rewriteScalar, rewriteName);
}

function rewriteForm(text: string, nodes: SchemaNodes, body: BodyPlace, rewrite: Rewrite): string {
  return text
    .split("&")
    .map((pair) => {
      const [[name, value] = ["", ""]] = [...new URLSearchParams(pair)];
      const rewritten = rewrite(value, placeAt(nodes, body, fieldPath(name)));
      return rewritten === value ? pair : String(new URLSearchParams([[name, rewritten]]));
    })
    .join("&");
}

/** `a[b][0]` as a path. */
const fieldPath = (name: string): Path =>
  name
    .replaceAll("]", "")
    .split("[")
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

function rewriteParts(text: string, nodes: SchemaNodes, body: BodyPlace, rewrite: Rewrite): string {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(body.contentType) ?? [];
  const separator = `--${quoted ?? bare ?? ""}`;
  return text
    .split(separator)
    .map((part) => {
      const [, head, value, end] = /^(\r?\n.*?\r?\n\r?\n)(.*)(\r?\n)$/s.exec(part) ?? [];
      if (head === undefined || value === undefined) return part;
      const name = /name="([^"]*)"/i.exec(head)?.[1] ?? "";
      const path = fieldPath(name);
      const isObject = /content-type:\s*[^\r\n]*json/i.test(head) && parses(value);
      const place = placeAt(nodes, body, path);
      // A field that may be sent several times is an item of an array.
      const own = place.isSensitive ? place : placeAt(nodes, body, [...path, 0]);
      const rewritten = isObject ? rewriteJson(value, nodes, body, path, rewrite) : rewrite(value, own);
      return `${head}${rewritten}${end}`;
    })
    .join(separator);
}
