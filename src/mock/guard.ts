import type { Contract, Operation } from "../contract/index.ts";
import { schemaCheck, uncheckedSchemas, type Violation } from "../schema/index.ts";
import { isJson } from "./read-body.ts";

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
  return (operation, accepts) => {
    const [type, media] = Object.entries(operation.body?.content ?? {})[0] ?? [];
    if (!type || !isJson(type) || media?.schema === undefined || !probes.every(accepts)) return undefined;
    const check = schemaCheck(contract, "request");
    const [unchecked] = uncheckedSchemas(contract, "request", media.pointer);
    if (probes.every((probe) => check(media.pointer, probe).length === 0))
      return unchecked
        ? { violations: () => [], unchecked: `the body of ${operation.id} is not checked: ${unchecked}` }
        : undefined;
    return { violations: (body) => judge(check(media.pointer, body)) };
  };
}

const judge = (found: Violation[]): string[] =>
  found.map(({ pointer, message }) => {
    const where = pointer.split("/").slice(1).join(".");
    return `Request body ${where ? `property ${where} ` : ""}${message}`;
  });
