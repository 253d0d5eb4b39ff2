import type { Contract } from "../contract/index.ts";
import type { Direction } from "./direction.ts";
import { sampleValue } from "./sample.ts";
import { schemaCheck } from "./schema-check.ts";
import { schemaNodes } from "./schema-nodes.ts";

/** A made-up value, and why it does not fit its schema, when it is known not to. */
export interface Sample {
  value: unknown;
  misfit?: string;
}

/** Makes a value that fits the schema at a pointer, as it goes in this direction. The same seed gives the same value. */
export function sampleOf(contract: Contract, direction: Direction, pointer: string, _seed = 0): Sample {
  const value = sampleValue(schemaNodes(contract.document), pointer);
  const [violation] = schemaCheck(contract, direction)(pointer, value);
  return violation ? { value, misfit: `${violation.pointer || "the value"} ${violation.message}` } : { value };
}
