import {
  type CompiledSchema,
  type Contract,
  schemaAt,
  schemaCompiler,
  type Violation,
  violations,
} from "../contract/index.ts";

/** Holds values against schemas of one contract, by the pointer of the schema. Compiled when first asked for. */
export type SchemaCheck = (pointer: string, value: unknown) => Violation[];

/** Makes the check for a contract. */
export function schemaCheck(contract: Contract): SchemaCheck {
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
