import type { Contract, Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { type Role, readResourceModel } from "../../resources/index.ts";
import { schemaNodes } from "../../schema/index.ts";
import { type Case, toRecord } from "../case.ts";
import type { CheckResult } from "../check-result.ts";
import { carriedBy } from "../coverage.ts";
import { type Finding, toFinding } from "../finding.ts";
import { type Judge, type JudgedResponse, type Judgement, judge } from "../judge.ts";
import { isSuccess } from "../match-response.ts";
import { exactJson } from "../read-json.ts";
import { echoesRequest } from "../relations/echoes-request.ts";
import { NothingToSay } from "../relations/relation.ts";
import { relationFindings } from "../relations/run-relation.ts";
import { placedValues, withoutSecrets } from "../wire.ts";
import type { Har } from "./har.ts";
import { responseOf, toCase, wireOf } from "./recorded-case.ts";
import { basesOf, type RecordedEntry, sortEntries } from "./sort-entries.ts";

/** What came of a recording. */
export interface RecordedChecks {
  /** A result for each entry of the API, and for each relation that needs no other request. */
  results: CheckResult[];
  /** What was not judged, one clause each. */
  notJudged: string[];
}

export interface RecordingOptions {
  /** What to call the recording in a message. */
  name: string;
  /** Base URL of the API in the recording, besides its servers. */
  baseUrl?: string;
}

/**
 * Holds each response of a recording against the contract, and against its request.
 *
 * @throws UsageError when the recording is of another API.
 */
export async function checkRecording(
  contract: Contract,
  har: Har,
  { name, baseUrl }: RecordingOptions,
): Promise<RecordedChecks> {
  const { api = contract.api, target } = har.log._countersign ?? {};
  if (api !== contract.api)
    throw new UsageError(`${name}: expected a recording of ${contract.api}, got one of ${JSON.stringify(api)}.`);
  const given = [baseUrl, target].filter((url) => typeof url === "string");
  const bases = basesOf(contract, given);
  const { recorded, notJudged, hosts } = sortEntries(contract, har, bases);
  if (har.log.entries.length === 0) throw new UsageError(`${name}: the recording is empty.`);
  if (recorded.length === 0) {
    const wanted = bases.join(", ") || "a server, which the contract does not name: give it with --target URL";
    const got = [...hosts].slice(0, 5).join(", ") || "paths that the contract does not have";
    throw new UsageError(`${name}: nothing in it is of ${contract.api}: expected requests to ${wanted}; got ${got}.`);
  }
  const judged = judge(contract, { target: "live" });
  const { roles } = readResourceModel(contract);
  const results: CheckResult[] = [];
  for (const one of recorded) {
    results.push(judgeEntry(contract, judged, one));
    if (one.entry.response.status >= 100)
      results.push(...(await checkRelations(contract, one, roles.get(one.operation.id))));
  }
  return { results, notJudged };
}

function judgeEntry(contract: Contract, judged: Judge, one: RecordedEntry): CheckResult {
  const { operation, entry } = one;
  const sent = toCase(contract, one);
  const finish = finisher(contract, one, sent);
  const { status, content } = entry.response;
  if (status < 100) return finish({ skipped: "no response came when it was recorded" });
  if (content?.text === undefined && (content?.size ?? 0) > 0)
    return finish({ status, inconclusive: "the recording does not have the body of the response" });
  const response = responseOf(entry);
  const result = finish({ status, ...assess(operation, response, judged.judge(operation, response, sent.request)) });
  const isGood = result.ok && isSuccess(operation, status);
  return { ...result, sent: isGood ? carried(contract, operation, sent) : [] };
}

/** What must hold between a response and its own request. */
async function checkRelations(contract: Contract, one: RecordedEntry, role: Role | undefined): Promise<CheckResult[]> {
  const { operation, entry, number } = one;
  const sent = toCase(contract, one);
  const { status, body } = responseOf(entry);
  const exchange = { operation, sent, body: jsonOf(sent.request.body), status, value: jsonOf(body) };
  const results: CheckResult[] = [];
  for (const relation of echoesRequest(contract, operation, role)) {
    const own: Case = { ...sent, name: `${relation.name} (entry ${number})`, kind: "relation" };
    try {
      const findings = relationFindings(contract, await relation.run(async () => exchange));
      results.push(finisher(contract, one, own)({ status, findings }));
    } catch (error) {
      if (!(error instanceof NothingToSay)) throw error;
    }
  }
  return results;
}

/** A recorded response with a judgement; one that a proxy, or an API that is busy, can always give says nothing. */
function assess(
  operation: Operation,
  { status }: JudgedResponse,
  judgement: Judgement,
): Judgement & { inconclusive?: string } {
  const isAlways = status === 429 || status >= 500 || [401, 403, 407].includes(status);
  if (!isAlways || judgement.response !== undefined || isSuccess(operation, status)) return judgement;
  const findings = judgement.findings.map(
    (one): Finding => (one.kind === "status" ? { ...one, severity: "note" } : one),
  );
  return { ...judgement, findings, inconclusive: `got ${status}, which the contract does not document` };
}

/** Makes the result of a case: nothing in it says what was recorded, but for what findings show. */
function finisher(
  { schemes }: Contract,
  { entry, operation }: RecordedEntry,
  sent: Case,
): (rest: Partial<CheckResult>) => CheckResult {
  const secrets = placedValues(wireOf(entry), schemes, operation.security.flat());
  const record = { ...toRecord(sent), request: { method: sent.request.method, path: operation.path, query: "" } };
  return (rest) => {
    const findings = withoutSecrets(rest.findings ?? [], secrets).map(toFinding);
    const ok = findings.every(({ severity }) => severity !== "broken");
    return { case: record, seen: [], sent: [], ms: entry.time ?? 0, ...rest, findings, ok };
  };
}

const jsonOf = (body: Uint8Array | undefined): unknown => exactJson(new TextDecoder().decode(body ?? new Uint8Array()));

/** What a request carried; of a body that cannot be read, only the parameters. */
function carried({ document }: Contract, operation: Operation, sent: Case): string[] {
  try {
    return carriedBy(schemaNodes(document), operation, sent);
  } catch {
    return sent.request.parameters;
  }
}
