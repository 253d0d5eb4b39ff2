import type { FormatsPlugin } from "ajv-formats";
import type { Contract } from "../contract/index.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import type { Direction } from "./direction.ts";
import { readPattern } from "./pattern.ts";
import { type SchemaClosure, schemaClosure } from "./schema-closure.ts";
import { type CompiledSchema, type Violation, violations } from "./violations.ts";

/** Holds values against schemas of one contract, by the pointer of the schema. Compiled when first asked for. */
export type SchemaCheck = (pointer: string, value: unknown) => Violation[];

/** An Ajv: what is used of it. */
export interface SchemaCompiler {
  addSchema(schema: object | boolean, key?: string): unknown;
  getSchema(key: string): CompiledSchema | undefined;
}

interface Checker {
  check: SchemaCheck;
  unchecked(pointer: string): string[];
}

const made = new WeakMap<Contract, Partial<Record<Direction, Checker>>>();

/** The check of a contract's values in one direction: one for all that ask, since compiling is what takes long. */
export const schemaCheck = (contract: Contract, direction: Direction): SchemaCheck =>
  checkerOf(contract, direction).check;

/** What of the schema at a pointer is not checked, because it cannot be read: one clause each, with its pointer. */
export const uncheckedSchemas = (contract: Contract, direction: Direction, pointer: string): string[] =>
  checkerOf(contract, direction).unchecked(pointer);

function checkerOf(contract: Contract, direction: Direction): Checker {
  const checkers = made.get(contract) ?? {};
  made.set(contract, checkers);
  checkers[direction] ??= makeChecker(contract, direction);
  return checkers[direction];
}

const acceptAll: CompiledSchema = () => true;

function makeChecker(contract: Contract, direction: Direction): Checker {
  const ajv = createCompiler();
  const closure = schemaClosure(contract, direction);
  const known = new Set<string>();
  const compiled = new Map<string, { validate: CompiledSchema; unchecked: string[] }>();
  const compile = (pointer: string) => {
    let found = compiled.get(pointer);
    if (!found) {
      found = compileSchema(ajv, closure, closure.idOf(pointer), known);
      compiled.set(pointer, found);
    }
    return found;
  };
  return {
    check: (pointer, value) => violations(compile(pointer).validate, value),
    unchecked: (pointer) => compile(pointer).unchecked,
  };
}

/** An Ajv for schemas of a closure. `standalone`: it writes code instead of running it. */
export function createCompiler(standalone?: { unicode: boolean }): SchemaCompiler {
  const { Ajv2020 } = lazyRequire<typeof import("ajv/dist/2020.js")>("ajv/dist/2020.js");
  const addFormats = lazyRequire<FormatsPlugin>("ajv-formats");
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateSchema: false,
    meta: false,
    logger: false,
    inlineRefs: false,
    // A property may bear the name of one that every object has: `constructor`, `__proto__`.
    ownProperties: true,
    ...(standalone
      ? { unicodeRegExp: standalone.unicode, code: { esm: true, source: true, lines: true } }
      : { code: { regExp: Object.assign((source: string) => regExpOf(source), { code: "readPattern" }) } }),
  });
  addFormats(ajv);
  return ajv;
}

function regExpOf(source: string): { test(value: string): boolean } {
  const pattern = readPattern(source);
  // Ajv compares patterns by how they are written.
  const found = { test: (value: string) => pattern?.test(value) ?? true, toString: () => source };
  return found;
}

/** Compiles a schema with all that it refers to. One that cannot be compiled costs itself alone: it accepts everything. */
export function compileSchema(
  ajv: SchemaCompiler,
  closure: SchemaClosure,
  id: string,
  known: Set<string>,
): { validate: CompiledSchema; unchecked: string[] } {
  const reached = closure.reachedFrom(id);
  const unchecked = reached.flatMap((entry) => entry.unchecked);
  for (const entry of reached)
    if (!known.has(entry.id)) {
      known.add(entry.id);
      ajv.addSchema(entry.schema as object, entry.id);
    }
  try {
    return { validate: ajv.getSchema(id) ?? acceptAll, unchecked };
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0];
    return { validate: acceptAll, unchecked: [`${reached[0]?.pointer}: ${reason}`, ...unchecked] };
  }
}
