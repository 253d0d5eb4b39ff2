import type { Contract } from "../../contract/index.ts";
import { type Case, isRead } from "../case.ts";
import { bodyBoundaryCases, bodyCases } from "./body.ts";
import { prepareCases } from "./case-context.ts";
import { credentialCases } from "./credentials.ts";
import { exampleCases } from "./examples.ts";
import { parameterBoundaryCases, parameterCases } from "./parameters.ts";
import { successCases } from "./success.ts";

export interface CaseOptions {
  /** `live` leaves out what only a mock can be asked for. `mock` when absent. */
  target?: "mock" | "live";
  /** At `live`: also what changes things, and wrong input. Without it, reads with their credentials only. */
  write?: boolean;
  /** Values of parameters in place of the contract's examples, by `operation.name` or `name`. */
  parameters?: Readonly<Record<string, string>>;
}

/** All the cases of a contract, in its order. What deletes comes last, so that there is something to read before. */
export function casesFor(contract: Contract, options: CaseOptions = {}): Case[] {
  const { target = "mock", write = false, parameters } = options;
  const prepare = prepareCases(contract, parameters);
  const deletes = ({ method }: { method: string }) => method === "delete";
  const operations = [
    ...contract.operations.filter((one) => !deletes(one)),
    ...contract.operations.filter(deletes),
  ].filter((one) => target === "mock" || write || isRead(one));
  const cases = operations.flatMap((operation) => {
    const context = prepare(operation);
    const always = [successCases, credentialCases];
    const wrong = [parameterCases, bodyCases, parameterBoundaryCases, bodyBoundaryCases];
    const makers = [
      ...always,
      ...(target === "mock" ? [exampleCases] : []),
      ...(target === "mock" || write ? wrong : []),
    ];
    return makers.flatMap((make) => make(context));
  });
  return withUniqueNames(cases);
}

function withUniqueNames(cases: Case[]): Case[] {
  const times = new Map<string, number>();
  return cases.map((one) => {
    const time = (times.get(one.name) ?? 0) + 1;
    times.set(one.name, time);
    return time === 1 ? one : { ...one, name: `${one.name} (${time})` };
  });
}
