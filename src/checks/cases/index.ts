import type { Contract, Operation } from "../../contract/index.ts";
import { type Case, isRead } from "../case.ts";
import { inShard, type Shard } from "../shard.ts";
import { bodyBoundaryCases, bodyCases } from "./body.ts";
import { prepareCases } from "./case-context.ts";
import { credentialCases } from "./credentials.ts";
import { exampleCases } from "./examples.ts";
import { parameterBoundaryCases, parameterCases } from "./parameters.ts";
import { successCases } from "./success.ts";
import { twinsIn } from "./twins.ts";

export interface CaseOptions {
  /** `live` leaves out what only a mock can be asked for. `mock` when absent. */
  target?: "mock" | "live";
  /** At `live`: also what changes things, and wrong input. Without it, reads with their credentials only. */
  write?: boolean;
  /** Values of parameters in place of the contract's examples, by `operation.name` or `name`. */
  parameters?: Readonly<Record<string, string>>;
  /** Only the operations of this part. */
  shard?: Shard;
}

/** All the cases of a contract, in its order. What deletes comes last, so that there is something to read before. */
export const casesFor = (contract: Contract, options: CaseOptions = {}): Case[] => [...eachCase(contract, options)];

/** The same, operation by operation as they are asked for: the requests of a huge contract need not be there at once. */
export function* eachCase(contract: Contract, options: CaseOptions = {}): Generator<Case, void, undefined> {
  const { target = "mock", write = false, parameters } = options;
  const prepare = prepareCases(contract, parameters);
  const wrong = [parameterCases, bodyCases, parameterBoundaryCases, bodyBoundaryCases];
  const makers = [
    successCases,
    credentialCases,
    ...(target === "mock" ? [exampleCases] : []),
    ...(target === "mock" || write ? wrong : []),
  ];
  const twins = twinsIn(contract.operations);
  for (const operation of operationsFor(contract, options)) {
    const context = prepare(operation);
    const cases = withUniqueNames(makers.flatMap((make) => make(context)));
    const twin = twins.get(operation.id);
    yield* twin === undefined ? cases : cases.map((one) => ({ ...one, skip: twin }));
  }
}

/** The operations that are checked, in the order of their cases. */
export function operationsFor(contract: Contract, options: CaseOptions): Operation[] {
  const { target = "mock", write = false, shard } = options;
  const operations = contract.operations.filter(({ id }) => inShard(contract, shard, id));
  const deletes = ({ method }: Operation) => method === "delete";
  return [...operations.filter((one) => !deletes(one)), ...operations.filter(deletes)].filter(
    (one) => target === "mock" || write || isRead(one),
  );
}

/** Names begin with their operation: those of one are unique among all. */
function withUniqueNames(cases: Case[]): Case[] {
  const times = new Map<string, number>();
  return cases.map((one) => {
    const time = (times.get(one.name) ?? 0) + 1;
    times.set(one.name, time);
    return time === 1 ? one : { ...one, name: `${one.name} (${time})` };
  });
}
