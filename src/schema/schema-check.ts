import type { Contract } from "../contract/index.ts";
import { type CompiledSchema, schemaAt, schemaCompiler, type Violation, violations } from "./compile.ts";
import type { Direction } from "./direction.ts";

/** Holds values against schemas of one contract, by the pointer of the schema. Compiled when first asked for. */
export type SchemaCheck = (pointer: string, value: unknown) => Violation[];

const made = new WeakMap<Contract, Partial<Record<Direction, SchemaCheck>>>();

/** The check of a contract's values in one direction: one for all that ask, since compiling is what takes long. */
export function schemaCheck(contract: Contract, direction: Direction): SchemaCheck {
  const checks = made.get(contract) ?? {};
  made.set(contract, checks);
  checks[direction] ??= makeCheck(contract);
  return checks[direction];
}

/** What of the schema at a pointer is not checked, because it cannot be compiled: one clause each, with its pointer. */
export function uncheckedSchemas(_contract: Contract, _direction: Direction, _pointer: string): string[] {
  return [];
}

function makeCheck(contract: Contract): SchemaCheck {
  const ajv = schemaCompiler(contract);
  const compiled = new Map<string, CompiledSchema>();
  return (pointer, value) => {
    let validate = compiled.get(pointer);
    if (!validate) {
      validate = ajv.compile(schemaAt(pointer));
      compiled.set(pointer, validate);
    }
    return violations(validate, value);
  };
}
