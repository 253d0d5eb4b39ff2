import type { Contract } from "../contract/index.ts";
import type { Direction } from "./direction.ts";
import { makeSample } from "./sample.ts";
import { schemaCheck } from "./schema-check.ts";
import { schemaNodes } from "./schema-nodes.ts";
import { clauseOf, type Violation } from "./violations.ts";

/** A made-up value, and why it does not fit its schema, when it is known not to. */
export interface Sample {
  value: unknown;
  misfit?: string;
}

/** A value of more properties than this is made less deep: schemas that refer to several others multiply at every step. */
const mostProperties = 100;

/** Ways to make a value, the fullest first: what does not fit with everything in it may fit with less, or as another variant. */
const ways = [
  { deepest: 5, variant: 0 },
  { deepest: 1, variant: 0 },
  { deepest: 0, variant: 0 },
  { deepest: 5, variant: 1 },
  { deepest: 0, variant: 1 },
  { deepest: 5, variant: 2 },
  { deepest: 0, variant: 3 },
];

/**
 * Makes a value that fits the schema at a pointer, as it goes in this direction: with its examples, defaults and only
 * values, to its bounds, formats and patterns. The same seed gives the same value.
 *
 * @returns the value; with `misfit`, the reason, where none of the values that were tried fits.
 */
export function sampleOf(contract: Contract, direction: Direction, pointer: string, seed = 0): Sample {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, direction);
  let first: { value: unknown; violation: Violation } | undefined;
  for (const way of ways) {
    let { deepest } = way;
    let value: unknown;
    for (let left = 0; left <= 0 && deepest >= 0; deepest--) {
      const sampling = { direction, seed, ...way, deepest, left: mostProperties };
      value = makeSample(nodes, pointer, sampling);
      left = sampling.left;
    }
    const [violation] = check(pointer, value);
    if (!violation) return { value };
    first ??= { value, violation };
  }
  const { value, violation } = first as { value: unknown; violation: Violation };
  return { value, misfit: clauseOf(violation) };
}
