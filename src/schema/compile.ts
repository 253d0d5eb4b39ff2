import type { FormatsPlugin } from "ajv-formats";
import type { Contract, OpenApiDocument } from "../contract/index.ts";
import { requirePeer } from "../core/peers.ts";

/** Where a value does not fit its schema. */
export interface Violation {
  /** RFC 6901 pointer into the value; empty for the value as a whole. */
  pointer: string;
  /** One clause: what was expected there. */
  message: string;
  keyword: string;
}

/** The address under which the whole document is known to Ajv, so that its own references resolve. */
const documentId = "contract:document";

// Spelt here, because whoever has no Ajv still gets these declarations.
interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, any>;
  message?: string;
}

/** A schema that Ajv compiled. */
export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** An Ajv: what is used of it. */
export interface SchemaCompiler {
  addSchema(schema: object, key?: string): unknown;
  compile(schema: object): CompiledSchema;
  getSchema(key: string): CompiledSchema | undefined;
}

/** An Ajv that knows every schema of a contract. `code` compiles for standalone output. */
export function schemaCompiler(contract: Contract, code: { esm?: boolean; source?: boolean } = {}): SchemaCompiler {
  const { Ajv2020 } = requirePeer<typeof import("ajv/dist/2020.js")>("checks", "ajv/dist/2020.js");
  const addFormats = requirePeer<FormatsPlugin>("checks", "ajv-formats");
  const { schema, unicode } = withReadablePatterns(asSchema(contract.document));
  const ajv = new Ajv2020({
    unicodeRegExp: unicode,
    allErrors: true,
    strict: false,
    validateSchema: false,
    logger: false,
    inlineRefs: false,
    code: { ...code, lines: true },
  });
  addFormats(ajv);
  ajv.addSchema(schema, documentId);
  return ajv;
}

const stands = new Map<string, { $ref: string }>();

/**
 * A schema that stands for the one at this pointer of the contract's document: the same object each time, because Ajv
 * knows what it has compiled by its identity, and compiles again what it does not know.
 */
export function schemaAt(pointer: string): { $ref: string } {
  let schema = stands.get(pointer);
  if (!schema) {
    schema = { $ref: `${documentId}#${pointer.split("/").map(encodeURIComponent).join("/")}` };
    stands.set(pointer, schema);
  }
  return schema;
}

/** Every way in which a value breaks what a compiled validator says; empty when it fits. */
export function violations(validate: CompiledSchema, value: unknown): Violation[] {
  return validate(value) ? [] : (validate.errors ?? []).filter(isCause).map(toViolation);
}

// A failed `then` is reported with its own reasons, and once more as a failure of the `if` that led there.
const isCause = ({ keyword }: SchemaError): boolean => keyword !== "if";

function toViolation({ instancePath, keyword, params, message = "does not fit" }: SchemaError): Violation {
  let expected = message;
  if (keyword === "enum")
    expected = `must be one of ${params.allowedValues.map((v: unknown) => JSON.stringify(v)).join(", ")}`;
  if (keyword === "const") expected = `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === "additionalProperties")
    expected = `must not have the member ${JSON.stringify(params.additionalProperty)}`;
  return { pointer: instancePath, message: expected, keyword };
}

/**
 * The document as JSON Schema 2020-12 reads it. OpenAPI 3.1 is that already; in 3.0 `nullable` and the boolean
 * exclusive bounds say what `type: [.., "null"]` and numbers say there.
 */
function asSchema(document: OpenApiDocument): OpenApiDocument {
  if (!String(document.openapi).startsWith("3.0")) return document;
  const upgrade = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(upgrade);
    if (typeof node !== "object" || node === null) return node;
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, upgrade(value)]));
    const { nullable, ...schema } = copy;
    if (nullable === true && typeof schema.type === "string") {
      schema.type = [schema.type, "null"];
      if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
    } else if (nullable === true) return { anyOf: [schema, { type: "null" }] };
    for (const [exclusive, bound] of [
      ["exclusiveMinimum", "minimum"],
      ["exclusiveMaximum", "maximum"],
    ] as const) {
      if (schema[exclusive] === true) {
        schema[exclusive] = schema[bound];
        delete schema[bound];
      } else if (schema[exclusive] === false) delete schema[exclusive];
    }
    return schema;
  };
  return upgrade(document) as OpenApiDocument;
}

/**
 * The document without patterns that are no regular expressions of JavaScript, such as `(?i)`: they are written for
 * other engines, and what they demand cannot be judged here. Patterns that only older JavaScript takes are kept, and
 * then all are read that way.
 */
function withReadablePatterns(document: OpenApiDocument): { schema: OpenApiDocument; unicode: boolean } {
  let unicode = true;
  const reads = (pattern: string, flags: string): boolean => {
    try {
      return new RegExp(pattern, flags) !== undefined;
    } catch {
      return false;
    }
  };
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== "object" || node === null) return node;
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(node)) {
      if (key === "pattern" && typeof value === "string" && !reads(value, "u")) {
        if (!reads(value, "")) continue;
        unicode = false;
      }
      copy[key] = visit(value);
    }
    return copy;
  };
  return { schema: visit(document) as OpenApiDocument, unicode };
}
