import type { Contract, Schema } from "../contract/index.ts";
import { propertySchemas, schemaParts } from "./schema-properties.ts";

/** What stands for a value that the contract marks `x-sensitive`. */
export const masked = "‹sensitive›";

/** A copy of a value in which everything that its schema marks `x-sensitive` is masked. */
export function maskSensitive(contract: Contract, schema: Schema | undefined, value: unknown): unknown {
  return walk(contract, schemaParts(contract, schema), value, () => masked);
}

/** The texts and numbers in a value that its schema marks `x-sensitive`, as texts. */
export function sensitiveTexts(contract: Contract, schema: Schema | undefined, value: unknown): string[] {
  const texts: string[] = [];
  walk(contract, schemaParts(contract, schema), value, (found) => {
    collect(found, texts);
    return found;
  });
  return texts;
}

type Replace = (sensitive: unknown) => unknown;

function walk(contract: Contract, parts: any[], value: unknown, replace: Replace): unknown {
  if (parts.length === 0) return value;
  if (value !== null && parts.some((part) => part["x-sensitive"] === true)) return replace(value);
  if (Array.isArray(value))
    return value.map((item, index) => walk(contract, propertySchemas(contract, parts, index), item, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      walk(contract, propertySchemas(contract, parts, name), member, replace),
    ]),
  );
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === "string" || typeof value === "number") texts.push(String(value));
  else if (typeof value === "object" && value !== null)
    for (const member of Object.values(value)) collect(member, texts);
}
