import { credentialsIn, madeParameters, namesIn, printSource, type Template, usesClock } from "../auth/index.ts";
import { UsageError } from "../core/errors.ts";
import type { ContractScheme, OpenApiDocument, Operation } from "./contract.ts";
import { readTemplate } from "./read-schemes.ts";
import { atPointer, resolveRef } from "./resolve-ref.ts";

/** Whether a value is made again for each attempt of a call. */
const changesByAttempt = (value: Template): boolean =>
  usesClock(value) || namesIn(value).some((name) => name === "nonce" || name === "uuid");

/**
 * The parameters of an operation that carry an `x-value`, each as a scheme. One that holds no credential proves nothing:
 * where it is absent, the request can be let in all the same.
 *
 * @throws UsageError when an `x-value` cannot be read, with its position.
 */
export function readParameterSchemes(
  document: OpenApiDocument,
  { id, pointer }: Operation,
  file: string,
): Record<string, ContractScheme> {
  const schemes: Record<string, ContractScheme> = {};
  const item = (atPointer(document, pointer.slice(0, pointer.lastIndexOf("/"))) ?? {}) as Record<string, any>;
  const operation = (atPointer(document, pointer) ?? {}) as Record<string, any>;
  for (const node of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolveRef(document, node);
    const template = parameter?.["x-value"];
    if (template === undefined || !madeParameters.includes(parameter.in)) continue;
    const place = `${parameter.in} ${parameter.name}`;
    const where = `${file}: x-value of the parameter ${place} of ${id}`;
    const value = readTemplate(template, where);
    if (/idempotency/i.test(parameter.name) && changesByAttempt(value))
      throw new UsageError(
        `${where}: every attempt of a call would have another value, so that a repeated one is not recognized; the caller has to give it.`,
      );
    schemes[`${id} ${place}`] = {
      in: parameter.in,
      name: parameter.name,
      value,
      template: printSource(template),
      ...(credentialsIn(value).length === 0 && { optional: true }),
      clockSkew: parameter["x-clock-skew"],
      description: parameter.description,
      evidence: parameter["x-evidence"],
    };
  }
  return schemes;
}
