import type { Contract, Operation } from "../../contract/index.ts";
import { isJson, isMultipart, isUrlEncoded, preferredType } from "../../core/media-type.ts";
import { type SchemaNodes, sampleOf, schemaCheck, schemaNodes } from "../../schema/index.ts";
import { typedBody } from "../read-body.ts";
import { type BodyValue, type FieldFormat, unwritable } from "../write-body.ts";

/** A body to send, and why it is known not to fit, when it is. */
export interface BodyChoice extends BodyValue {
  /** Name of its example; undefined when it is made up. */
  name?: string;
  misfit?: string;
}

/** The body of an operation, in one of its media types. */
export interface ContextBody {
  required: boolean;
  mediaType: string;
  schema?: string;
  /** Every example; a made-up body when none of them fits. */
  values: BodyChoice[];
  /** What is sent wherever the case is about something else: the first one that fits. */
  good: BodyChoice;
  /** A good value with as many properties as can be told. */
  full: BodyChoice;
  /** Any other value as a body, with why it does not fit. */
  choose(value: unknown): BodyChoice;
}

/** Reads the bodies of operations: JSON where there is a choice. */
export function bodyReader(contract: Contract): (operation: Operation) => ContextBody | undefined {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "request");
  return (operation) => {
    const content = operation.body?.content ?? {};
    const mediaType = preferredType(Object.keys(content));
    // A page may not send a body with these methods, and servers seldom read one.
    const isBodyless = operation.method === "get" || operation.method === "head";
    if (!operation.body || mediaType === undefined || (isBodyless && !operation.body.required)) return undefined;
    const at = nodes.locate(operation.pointer, "requestBody", "content", mediaType);
    const schema = at === undefined ? undefined : nodes.locate(at, "schema");
    const fields = at === undefined ? new Map() : readFields(nodes, at, schema, mediaType);
    const choice = (value: unknown, name?: string): BodyChoice => {
      const body = { mediaType, value, fields, ...(name !== undefined && { name }) };
      const sent =
        schema === undefined ? undefined : isJson(mediaType) ? { value } : typedBody({ nodes, check }, schema, value);
      const [violation] = sent ? check(schema as string, sent.value) : [];
      const what = name === undefined ? "no body is known that fits" : `example ${name} does not fit`;
      const broken = violation && `${what}: ${violation.pointer || "the whole body"} ${violation.message}`;
      const misfit = unwritable(body) ?? broken;
      return { ...body, ...(misfit && { misfit }) };
    };
    const values = Object.entries(content[mediaType]?.examples ?? {}).map(([name, { value }]) => choice(value, name));
    const made = choice(schema === undefined ? blank(mediaType) : sampleOf(contract, "request", schema).value);
    if (values.every(({ misfit }) => misfit)) values.push(made);
    const good = values.find(({ misfit }) => !misfit) ?? made;
    // What the example refers to is there; a sample adds the properties that it leaves out.
    const wholes = schema === undefined ? [] : [choice(completed(good.value, made.value)), made];
    const full = wholes.find(({ misfit }) => !misfit) ?? good;
    return { required: operation.body.required, mediaType, schema, values, good, full, choose: choice };
  };
}

/** A value with the properties of another one that it has not, at any depth. */
function completed(value: unknown, other: unknown): unknown {
  if (!isRecord(value) || !isRecord(other)) return value;
  const names = new Set([...Object.keys(value), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      Object.hasOwn(value, name)
        ? completed(value[name], Object.hasOwn(other, name) ? other[name] : undefined)
        : other[name],
    ]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const blank = (mediaType: string): unknown =>
  isJson(mediaType) || isUrlEncoded(mediaType) || isMultipart(mediaType) ? {} : "text";

/** How the fields of a form are written, by the schemas of its properties and by `encoding`. */
function readFields(
  nodes: SchemaNodes,
  at: string,
  schema: string | undefined,
  mediaType: string,
): Map<string, FieldFormat> {
  const fields = new Map<string, FieldFormat>();
  if (!isUrlEncoded(mediaType) && !isMultipart(mediaType)) return fields;
  const found = schema === undefined ? [] : nodes.all(schema);
  const encoding = (nodes.at(`${at}/encoding`) ?? {}) as Record<string, any>;
  const names = found.flatMap((node) => Object.keys(node.schema.properties ?? {}));
  for (const name of new Set([...names, ...Object.keys(encoding)])) {
    const own = Object.hasOwn(encoding, name) ? encoding[name] : {};
    const contentType = typeof own.contentType === "string" ? own.contentType.split(",")[0].trim() : undefined;
    const style = own.style && { style: own.style, explode: own.explode ?? own.style === "form" };
    fields.set(name, {
      ...(contentType && { contentType }),
      ...(isMultipart(mediaType) && isFile(nodes, nodes.member(found, name)) && { isFile: true }),
      ...(style && isUrlEncoded(mediaType) && { style }),
    });
  }
  return fields;
}

/** Whether a property, or each item of it, is bytes: `format: binary` until OpenAPI 3.0, a media type or nothing since. */
function isFile(nodes: SchemaNodes, pointers: readonly string[]): boolean {
  const found = pointers.flatMap((pointer) => nodes.all(pointer));
  const items = nodes.item(found, 0);
  if (items.length && found.some(({ schema }) => schema.type === "array")) return isFile(nodes, items);
  return found.some(
    ({ schema }) =>
      schema.format === "binary" ||
      (schema.contentMediaType && !schema.contentEncoding && !isJson(schema.contentMediaType)),
  );
}
