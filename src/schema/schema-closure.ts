import { type Contract, childSlots, isAssertion, isObject } from "../contract/index.ts";
import { directedSchema } from "./directed-schemas.ts";
import type { Direction } from "./direction.ts";
import { readPattern } from "./pattern.ts";

/** A schema of a contract as a validator needs it, under an address of its own. */
export interface ClosureEntry {
  id: string;
  /** RFC 6901 pointer of it in the document. */
  pointer: string;
  schema: unknown;
  /** Addresses of the schemas that it refers to. */
  uses: string[];
  /** What of it cannot be checked, one clause each, with its pointer. */
  unchecked: string[];
}

/** The schemas of a contract in one direction, each made when it is first asked for. */
export interface SchemaClosure {
  /** The address of the schema at a pointer. */
  idOf(pointer: string): string;
  /** The schema of this address and all that it refers to, itself first. */
  reachedFrom(id: string): ClosureEntry[];
}

/**
 * Makes the closure. Of each schema only what says something about a value is kept: no example, no description.
 *
 * @param standalone The validators will run by themselves, where nothing stops a pattern that takes for ever: those that
 *   may are left out.
 */
export function schemaClosure(
  { document, notes = [] }: Contract,
  direction: Direction,
  { standalone = false }: { standalone?: boolean } = {},
): SchemaClosure {
  /** What each address stands for. */
  const places = new Map<string, { pointer: string; exempt: readonly string[] }>();
  const ids = new Map<string, string>();
  const entries = new Map<string, ClosureEntry>();

  const addressOf = (pointer: string, exempt: readonly string[]): string => {
    const key = JSON.stringify([pointer, ...exempt]);
    const id = ids.get(key) ?? `s${ids.size}`;
    ids.set(key, id);
    places.set(id, { pointer, exempt });
    return id;
  };

  const entryOf = (id: string): ClosureEntry => {
    const known = entries.get(id);
    if (known) return known;
    const { pointer, exempt } = places.get(id) as { pointer: string; exempt: readonly string[] };
    const uses = new Set<string>();
    const unchecked = notes.filter((note) => note.startsWith(`${pointer}/`));
    const keeps = (keyword: string, value: unknown, at: string): boolean => {
      if (keyword === "$ref") return true;
      const problem = keyword === "pattern" ? patternProblem(value as string, standalone) : undefined;
      if (problem !== undefined) unchecked.push(`${at}: ${JSON.stringify(value)} ${problem}`);
      return problem === undefined && isAssertion(keyword);
    };
    const refTo = (target: string, inherited: readonly string[]) => {
      const $ref = addressOf(target, inherited);
      uses.add($ref);
      return { $ref };
    };
    const schema = protoAsPattern(directedSchema({ document, direction, refTo, keeps }, pointer, exempt));
    const entry = { id, pointer, schema, uses: [...uses], unchecked };
    entries.set(id, entry);
    return entry;
  };

  return {
    idOf: (pointer) => addressOf(pointer, []),
    reachedFrom(id) {
      const reached = new Set([id]);
      for (const one of reached) for (const used of entryOf(one).uses) reached.add(used);
      return [...reached].map(entryOf);
    },
  };
}

/** Why a pattern cannot be checked, if it cannot. */
function patternProblem(source: string, standalone: boolean): string | undefined {
  const pattern = readPattern(source);
  if (!pattern) return "is no regular expression of JavaScript";
  return standalone && pattern.isRisky ? "can take for ever to match" : undefined;
}

/** Ajv passes over a property called `__proto__`; a pattern of that name alone says the same. Works in place. */
function protoAsPattern(schema: unknown): unknown {
  for (const { holder, key } of childSlots(schema, "")) protoAsPattern(holder[key]);
  if (isObject(schema) && isObject(schema.properties) && Object.hasOwn(schema.properties, "__proto__")) {
    const { ["__proto__"]: declared, ...others } = schema.properties;
    schema.properties = others;
    schema.patternProperties = { ...schema.patternProperties, "^__proto__$": declared };
  }
  return schema;
}
