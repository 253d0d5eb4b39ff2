import type { Contract, Schema } from "../contract/index.ts";
import { firstText, readPattern } from "./read-pattern.ts";
import { propertySchemas, requiredProperties, schemaParts } from "./schema-properties.ts";

/**
 * Adds the required properties that a value lacks: Prism leaves them out where a schema refers to itself. What must contain
 * itself without end is left as it is. A text that does not fit its pattern, which Prism does not look at, becomes one
 * that does where that is easy.
 */
export const completeValue = (contract: Contract, schema: Schema | undefined, value: unknown): unknown =>
  complete(contract, schemaParts(contract, schema), value, 0);

/** A value with no property that its schema does not require. */
export const minimalValue = (contract: Contract, schema: Schema | undefined): unknown =>
  simplest(contract, schemaParts(contract, schema), 0);

/** Deeper than any response needs to be. */
const deepest = 8;

function complete(contract: Contract, parts: any[], value: unknown, depth: number): unknown {
  if (typeof value === "string") return fittingText(parts, value);
  if (depth > deepest || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((item, index) => complete(contract, propertySchemas(contract, parts, index), item, depth + 1));
  const completed: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value))
    completed[name] = complete(contract, propertySchemas(contract, parts, name), member, depth + 1);
  for (const name of requiredProperties(parts))
    if (!Object.hasOwn(completed, name)) {
      const made = simplest(contract, propertySchemas(contract, parts, name), depth + 1);
      if (made !== undefined) completed[name] = made;
    }
  return completed;
}

const texts: Record<string, string> = {
  uuid: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  email: "user@example.com",
  uri: "https://example.com",
};

function fittingText(parts: any[], text: string): string {
  const pattern: unknown = parts.find((part) => typeof part.pattern === "string")?.pattern;
  if (typeof pattern !== "string") return text;
  const pieces = readPattern(pattern);
  return pieces && !new RegExp(pattern).test(text) ? firstText(pieces) : text;
}

function simplest(contract: Contract, parts: any[], depth: number): unknown {
  if (depth > deepest) return undefined;
  const given = parts.flatMap(({ examples, example, default: standard, const: only, enum: some }) =>
    [examples?.[0], example, standard, only, some?.[0]].filter((value) => value !== undefined),
  );
  if (given.length) return given[0];
  const {
    type,
    minimum = 0,
    exclusiveMinimum,
    minLength = 0,
    maxLength,
    format,
    minItems = 0,
  } = Object.assign({}, ...parts);
  switch ([type].flat()[0]) {
    case "string":
      return fittingText(parts, texts[format] ?? "string".padEnd(minLength, "-").slice(0, maxLength));
    case "integer":
    case "number":
      if (typeof exclusiveMinimum === "number") return Math.floor(exclusiveMinimum) + 1;
      return exclusiveMinimum === true ? minimum + 1 : minimum;
    case "boolean":
      return true;
    case "null":
      return null;
    case "array": {
      const item = minItems ? simplest(contract, propertySchemas(contract, parts, 0), depth + 1) : undefined;
      return Array.from({ length: minItems }, () => item);
    }
    default:
      return complete(contract, parts, {}, depth);
  }
}
