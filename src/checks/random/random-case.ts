import type { Contract, Operation } from "../../contract/index.ts";
import { type Role, readResourceModel } from "../../resources/index.ts";
import { type CaseOptions, operationsFor } from "../cases/index.ts";
import { twinsIn } from "../cases/twins.ts";

/** How many random requests each operation gets, and what they are made from. */
export interface RandomRequests {
  count: number;
  /** The same seed gives the same requests. */
  seed: number;
}

/** Random requests of one operation: one case of the report. */
export interface RandomCase {
  random: RandomRequests;
  operation: Operation;
  /** Which objects a request of it names. */
  role?: Role;
  /** Why none is sent. */
  skip?: string;
}

/** One for each operation that is checked; what deletes is last. */
export function randomCases(contract: Contract, random: RandomRequests, options: CaseOptions): RandomCase[] {
  const { roles } = readResourceModel(contract);
  const twins = twinsIn(contract.operations);
  return operationsFor(contract, options).map((operation) => ({
    random,
    operation,
    role: roles.get(operation.id),
    skip: twins.get(operation.id),
  }));
}
