import { escapeToken } from "../core/json-pointer.ts";

/** Where a value does not fit its schema. */
export interface Violation {
  /** RFC 6901 pointer into the value; empty for the value as a whole. */
  pointer: string;
  /** One clause: what was expected there. */
  message: string;
  keyword: string;
}

// Not imported, because whoever has no Ajv still gets these declarations.
interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, any>;
  message?: string;
}

/** A violation as one clause, the value named by its pointer. */
export const clauseOf = ({ pointer, message }: Violation): string => `${pointer || "the value"} ${message}`;

/** The property that a violation says is missing. */
export const missingName = ({ keyword, message }: Violation): string | undefined =>
  keyword === "required" ? /required property '(.*)'$/s.exec(message)?.[1] : undefined;

/** The pointer of what is wrong: of the missing property, not of the object that lacks it. */
export function placeOf(violation: Violation): string {
  const missing = missingName(violation);
  return missing === undefined ? violation.pointer : `${violation.pointer}/${escapeToken(missing)}`;
}

/** A schema that Ajv compiled. */
export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
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
    expected = `must not have the property ${JSON.stringify(params.additionalProperty)}`;
  return { pointer: instancePath, message: expected, keyword };
}
