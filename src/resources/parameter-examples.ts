import { type OpenApiDocument, type Operation, resolveRef } from "../contract/index.ts";
import { isId } from "../core/json-object.ts";

/** Values of a parameter that the contract shows. */
export function parameterExamples(document: OpenApiDocument, operation: Operation, name: string): string[] {
  const parameter = operation.parameters.find((parameter) => parameter.name === name);
  if (!parameter) return [];
  const schema = resolveRef(document, parameter.schema) ?? {};
  const own = Object.values(parameter.examples).map(({ value }) => value);
  const values = own.length
    ? own
    : [schema.example, schema.default, ...(schema.examples ?? []), ...(schema.enum ?? [])];
  return values.filter(isId).map(String);
}
