import { CredentialError, gotFurther, type Refusal, verify, type WireRequest } from "../../auth/index.ts";
import type { Contract, Operation } from "../../contract/index.ts";
import { parameterPlaces, schemaCheck, schemaNodes } from "../../schema/index.ts";
import type { Finding } from "../finding.ts";
import { judgeBody } from "../judge-body.ts";
import { type DocumentedHeader, judgeHeaders } from "../judge-headers.ts";
import { reportTo } from "../report-finding.ts";

/** Holds a webhook that came against the contract: its signature, its headers and its body. */
export type WebhookJudge = (
  webhook: Operation,
  request: WireRequest,
) => Promise<{ findings: Finding[]; seen: string[] }>;

/** Makes the judge of a contract's webhooks. `credentials`: what they are signed with. */
export function webhookJudge(
  contract: Contract,
  { target, credentials }: { target: "mock" | "live"; credentials: Readonly<Record<string, string>> },
): WebhookJudge {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "response");
  const inspected = { contract, nodes, check, target, sendable: new Set<string>(), said: new Set<string>() };
  return async (webhook, request) => {
    const { headers, body } = request;
    const findings: Finding[] = [];
    const report = reportTo(findings, { contract, operation: webhook, target });
    const refusal = await refusalOf(contract, webhook, request, credentials);
    if (refusal !== undefined) report({ kind: "signature", message: refusal });
    judgeHeaders({ nodes, check, target }, headersOf(contract, webhook), headers, report);
    const at = nodes.locate(webhook.pointer, "requestBody");
    const { content = {}, required } = webhook.body ?? {};
    // Of a body that is not documented nothing can be said.
    const isOpen = at === undefined || Object.keys(content).length === 0;
    if (isOpen || (body.length === 0 && !required)) return { findings, seen: [] };
    const seen = judgeBody({ ...inspected, isFiltered: false }, { at, content }, { headers, body }, report);
    return { findings, seen };
  };
}

/** Why a webhook is not signed as the contract says; undefined when it is, or nobody can tell. */
async function refusalOf(
  { schemes }: Contract,
  { security }: Operation,
  request: WireRequest,
  credentials: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  let closest: Refusal | undefined;
  for (const requirement of security) {
    if (requirement.some((name) => schemes[name] === undefined || schemes[name].unknown !== undefined))
      return undefined;
    try {
      const verdict = await verify(schemes, requirement, request, credentials);
      if (verdict.ok) return undefined;
      if (gotFurther(verdict, closest)) closest = verdict;
    } catch (error) {
      if (error instanceof CredentialError) return error.message;
      throw error;
    }
  }
  return closest?.message.replace(/\.$/, "");
}

/** The headers that the contract documents, those of its signatures among them. */
function headersOf({ document, schemes }: Contract, webhook: Operation): DocumentedHeader[] {
  const places = parameterPlaces(schemaNodes(document), webhook);
  const parameters = webhook.parameters
    .filter((one) => one.in === "header")
    .map(({ name, required }) => {
      const schema = places.get(`header ${name}`)?.schema;
      return { name, required, ...(schema !== undefined && { schema }) };
    });
  const signing = webhook.security
    .flat()
    .flatMap((name) => (schemes[name]?.in === "header" ? [schemes[name].name] : []));
  return [...parameters, ...signing.map((name) => ({ name, required: false }))];
}
