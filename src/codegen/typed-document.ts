import {
  allSlots,
  type Contract,
  isObject,
  type OpenApiDocument,
  rootSlots,
  withParameterSchemas,
} from "../contract/index.ts";
import { escapeToken, localPointer, pointerTokens } from "../core/json-pointer.ts";
import { isJson, isMultipart, isText, isUrlEncoded } from "../core/media-type.ts";
import { type Direction, directedSchema, schemaNodes } from "../schema/index.ts";
import { maskNames } from "./mask-names.ts";
import { toPlainTypes } from "./plain-types.ts";

type Node = Record<string, any>;

/**
 * The document as openapi-typescript is to see it: what is readOnly is not demanded of requests, what is writeOnly not
 * of responses, and nothing is left in it that openapi-typescript reads wrong. A schema that is another one in requests
 * is there a second time, as `<name>Request`.
 */
export function typedDocument(contract: Contract): OpenApiDocument {
  const { components = {}, ...rest } = contract.document;
  const { schemas = {}, ...others } = components;
  const document: OpenApiDocument = withParameterSchemas(structuredClone({ ...rest, components: others }));
  waiveMade(document.paths);
  const typed = typedSchemas(contract.document);
  for (const name of Object.keys(schemas)) typed.add(`/components/schemas/${escapeToken(name)}`);
  for (const { holder, key, pointer } of rootSlots(document)) {
    const at = schemaNodes(contract.document).at(pointer) === undefined ? undefined : pointer;
    // A parameter that is sent as JSON was given its schema above.
    if (at === undefined) continue;
    holder[key] = typed.at(directionOf(pointer), pointer);
    const type = pointerTokens(pointer).at(-2) ?? "";
    if (key === "schema" && /\/requestBod(y|ies)\//.test(pointer)) holder[key] = typed.form(holder[key], type);
  }
  document.components.schemas = typed.schemas;
  for (const { holder, key } of allSlots(document)) toPlainTypes(holder, key, typed.schemas);
  maskNames(document);
  return document;
}

/** A parameter whose value is made when the request is signed is not demanded of the caller. */
function waiveMade(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  for (const child of Object.values(node)) waiveMade(child);
  const { in: place, "x-value": value, required } = node as Node;
  if (typeof place === "string" && value !== undefined && required === true) (node as Node).required = false;
}

/** What a webhook sends is to its receiver what a response is to a caller. */
function directionOf(pointer: string): Direction {
  const isSent = /\/(requestBody|requestBodies|parameters)\//.test(pointer);
  const isTurned = /^\/webhooks\/|\/callbacks\//.test(pointer);
  return isSent !== isTurned ? "request" : "response";
}

function typedSchemas(document: OpenApiDocument) {
  const schemas: Node = {};
  const differing = differingSchemas(document);
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(document.components?.schemas ?? {}));

  const nameOf = (direction: Direction, pointer: string, exempt: readonly string[]): string => {
    const name = pointerTokens(pointer).at(-1) as string;
    const isOther = direction === "request" && differing.has(pointer);
    if (!isOther && exempt.length === 0) return name;
    const key = JSON.stringify([isOther, pointer, exempt]);
    let found = names.get(key);
    if (found === undefined) {
      const wanted = `${name}${isOther ? "Request" : ""}${exempt.length ? `Without${exempt.map(pascal).join("")}` : ""}`;
      found = wanted;
      for (let n = 2; taken.has(found); n++) found = `${wanted}${n}`;
      taken.add(found);
      names.set(key, found);
      schemas[found] = directedSchema(optionsFor(direction), pointer, exempt);
    }
    return found;
  };
  const optionsFor = (direction: Direction) => ({
    document,
    direction,
    refTo: (pointer: string, exempt: readonly string[]) => ({
      $ref: `#/components/schemas/${escapeToken(nameOf(direction, pointer, exempt))}`,
    }),
  });
  return {
    schemas,
    add(pointer: string) {
      schemas[pointerTokens(pointer).at(-1) as string] = directedSchema(optionsFor("response"), pointer);
    },
    at: (direction: Direction, pointer: string) => directedSchema(optionsFor(direction), pointer),
    /** The schema of a form: its files are bytes, and a form that is ready may be given as a whole. */
    form(schema: unknown, type: string): unknown {
      if (isUrlEncoded(type)) return { oneOf: [schema, { type: "object", "x-type": ["URLSearchParams", "FormData"] }] };
      if (!isMultipart(type)) return isBinary(schema) ? { type: "string", "x-type": [...file, "string"] } : schema;
      return { oneOf: [withFiles(schema, schemas, 0), { type: "object", "x-type": ["FormData"] }] };
    },
  };
}

const file = ["Blob", "Uint8Array"];

/** Whether a schema is that of bytes: `format: binary` in 3.0, a `contentMediaType` without an encoding in 3.1. */
const isBinary = (schema: unknown): boolean =>
  isObject(schema) &&
  (schema.format === "binary" ||
    (typeof schema.contentMediaType === "string" &&
      schema.contentEncoding === undefined &&
      !isJson(schema.contentMediaType)));

function withFiles(schema: unknown, schemas: Node, depth: number): unknown {
  const target = isObject(schema) ? localPointer(schema.$ref) : undefined;
  const found = target === undefined ? schema : schemas[pointerTokens(target).at(-1) as string];
  if (!isObject(found) || depth > 5) return schema;
  const copy: Node = { ...found };
  const asFile = (part: unknown): unknown => {
    const pointer = isObject(part) ? localPointer(part.$ref) : undefined;
    const said = pointer === undefined ? part : schemas[pointerTokens(pointer).at(-1) as string];
    // What is text may be given as a string too.
    if (isBinary(said))
      return { ...(said as Node), "x-type": isText((said as Node).contentMediaType) ? [...file, "string"] : file };
    return isObject(said) && isObject(said.items) && asFile(said.items) !== said.items
      ? { ...said, items: asFile(said.items) }
      : part;
  };
  if (isObject(copy.properties))
    copy.properties = Object.fromEntries(Object.entries(copy.properties).map(([name, part]) => [name, asFile(part)]));
  for (const keyword of ["allOf", "anyOf", "oneOf"])
    if (Array.isArray(copy[keyword])) copy[keyword] = copy[keyword].map((part) => withFiles(part, schemas, depth + 1));
  return copy;
}

/** Pointers of the component schemas that are another one in a request than in a response, themselves or below. */
function differingSchemas(document: OpenApiDocument): Set<string> {
  const usedBy = new Map<string, string[]>();
  const differing = new Set<string>();
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const pointer = `/components/schemas/${escapeToken(name)}`;
    const print = (direction: Direction) => {
      const refTo = (target: string, exempt: readonly string[]) => {
        usedBy.set(target, [...(usedBy.get(target) ?? []), pointer]);
        return { $ref: `${target} ${exempt}` };
      };
      return JSON.stringify(directedSchema({ document, direction, refTo }, pointer));
    };
    if (print("request") !== print("response")) differing.add(pointer);
  }
  for (const pointer of differing) for (const user of usedBy.get(pointer) ?? []) differing.add(user);
  return differing;
}

const pascal = (name: string): string =>
  name.replace(/(?:^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_, first) => first.toUpperCase());
