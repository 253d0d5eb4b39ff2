import type { Contract, Operation } from "../../contract/index.ts";
import { parsePathTemplate, pathFinder } from "../../core/path-template.ts";

/** Finds the operation of a request by its method and its path below the base URL; undefined when there is none. */
export type FindOperation = (method: string, path: string) => Operation | undefined;

/** Makes what finds the operations of a contract; a literal goes before a parameter. */
export function operationFinder({ operations }: Contract): FindOperation {
  const find = pathFinder(operations.map((operation) => ({ ...parsePathTemplate(operation.path), operation })));
  return (method, path) =>
    find(path).find(({ template }) => template.operation.method === method.toLowerCase())?.template.operation;
}
