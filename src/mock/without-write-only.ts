import type { Contract, Schema } from "../contract/index.ts";
import { propertySchemas, schemaParts } from "./schema-properties.ts";

/** A value without the properties that only requests have. */
export const withoutWriteOnly = (contract: Contract, schema: Schema | undefined, value: unknown): unknown =>
  strip(contract, schemaParts(contract, schema), value);

function strip(contract: Contract, parts: any[], value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((item, index) => strip(contract, propertySchemas(contract, parts, index), item));
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const schemas = propertySchemas(contract, parts, name);
    if (!schemas.some(({ writeOnly }) => writeOnly === true)) kept[name] = strip(contract, schemas, member);
  }
  return kept;
}
