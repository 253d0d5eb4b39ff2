import type { Contract, Operation } from "../contract/index.ts";
import { schemaNodes } from "../schema/index.ts";
import { type Broken, claimBehind, claimPointer, withEvidence } from "./claim-behind.ts";
import { type Finding, toFinding } from "./finding.ts";

export type Report = (finding: Pick<Finding, "kind" | "message"> & Partial<Finding>, broken?: Broken) => void;

/** Makes what adds findings about an operation to a list, with their severity and the evidence of the claim that is broken. */
export function reportTo(
  findings: Finding[],
  { contract, operation, target }: { contract: Contract; operation: Operation; target: "mock" | "live" },
): Report {
  const nodes = schemaNodes(contract.document);
  return (about, broken) => {
    const { kind } = about;
    const isBroken = target === "mock" || kind === "status" || kind === "body" || kind === "signature";
    const severity = isBroken ? "broken" : "drift";
    const pointer = broken && claimPointer(nodes, broken);
    const where = { api: contract.api, operation: operation.id, ...(pointer !== undefined && { claim: pointer }) };
    const finding = toFinding({ severity, ...where, ...about });
    // At our own mock the contract is right by definition.
    const claim = target === "live" && broken ? claimBehind(contract, operation, broken) : undefined;
    findings.push(withEvidence(finding, claim, operation));
  };
}
