import type { Contract, MediaType, Operation } from "../contract/index.ts";
import { type CompiledSchema, schemaAt, schemaCompiler, violations } from "../schema/index.ts";
import { isJson } from "./read-body.ts";
import { declaredProperties, propertySchemas, schemaParts } from "./schema-properties.ts";

/** What checks bodies of which Prism lets everything through, because it cannot compile their schema and says nothing. */
export interface Guard {
  /** One clause each. */
  violations(body: unknown): string[];
  /** Why nobody checks these bodies. */
  unchecked?: string;
}

/** Values of which no schema that says anything accepts all. */
const probes: readonly unknown[] = [1, "x", true, [1]];

/**
 * Makes a function that finds out whether Prism checks the JSON body of an operation.
 *
 * @returns from it: undefined when Prism does, or the schema accepts everything.
 */
export function guardMaker(
  contract: Contract,
): (operation: Operation, accepts: (body: unknown) => boolean) => Guard | undefined {
  let compiler: ReturnType<typeof schemaCompiler> | undefined;
  return (operation, accepts) => {
    const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
    if (!type || !isJson(type) || media?.schema === undefined || !probes.every(accepts)) return undefined;
    try {
      compiler ??= schemaCompiler(contract);
      const validate = compiler.compile(schemaAt(media.pointer));
      if (probes.every((probe) => validate(probe))) return undefined;
      return { violations: (body) => judge(contract, media, validate, body) };
    } catch (error) {
      const reason = (error as Error).message.split("\n")[0] ?? "its schema cannot be compiled";
      return { violations: () => [], unchecked: `the body of ${operation.id} is not checked: ${reason}` };
    }
  };
}

function judge(contract: Contract, { schema }: MediaType, validate: CompiledSchema, body: unknown): string[] {
  return violations(validate, body).flatMap(({ pointer, message, keyword }) => {
    if (keyword === "required" && isReadOnly(contract, schema, pointer, message)) return [];
    const where = pointer.split("/").slice(1).join(".");
    return [`Request body ${where ? `property ${where} ` : ""}${message}`];
  });
}

/** What only the provider sets need not be sent, required or not. */
function isReadOnly(contract: Contract, schema: unknown, pointer: string, message: string): boolean {
  let parts = schemaParts(contract, schema);
  for (const name of pointer.split("/").slice(1))
    parts = propertySchemas(
      contract,
      parts,
      /^\d+$/.test(name) && !declaredProperties(parts)?.has(name) ? Number(name) : name,
    );
  const missing = /'([^']+)'/.exec(message)?.[1];
  return missing !== undefined && propertySchemas(contract, parts, missing).some(({ readOnly }) => readOnly === true);
}
