import type { Contract, Operation } from "../../contract/index.ts";
import { type CaseOptions, operationsFor } from "../cases/index.ts";

/** How many random requests each operation gets, and what they are made from. */
export interface RandomRequests {
  count: number;
  /** The same seed gives the same requests. */
  seed: number;
}

/** Random requests of one operation: one case of the report. */
export interface RandomCase {
  operation: Operation;
  random: RandomRequests;
}

/** One for each operation that is checked; what deletes is last. */
export const randomCases = (contract: Contract, random: RandomRequests, options: CaseOptions): RandomCase[] =>
  operationsFor(contract, options).map((operation) => ({ operation, random }));
