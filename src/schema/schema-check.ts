import type { Contract } from "../contract/index.ts";
import { type CompiledSchema, schemaAt, schemaCompiler, type Violation, violations } from "./compile.ts";

/** Holds values against schemas of one contract, by the pointer of the schema. Compiled when first asked for. */
export type SchemaCheck = (pointer: string, value: unknown) => Violation[];

const made = new WeakMap<Contract, SchemaCheck>();

/** The check for a contract: one for all that ask, since compiling is what takes long. */
export function schemaCheck(contract: Contract): SchemaCheck {
  const check = made.get(contract) ?? makeCheck(contract);
  made.set(contract, check);
  return check;
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
