import type { Contract, Operation } from "../contract/index.ts";
import { isJson } from "../core/media-type.ts";
import { plainText } from "../core/plain-text.ts";
import type { Case } from "./case.ts";
import { type Finding, toFinding } from "./finding.ts";
import { firstDifference } from "./first-difference.ts";
import type { Judge, JudgedResponse, Judgement } from "./judge.ts";
import { judgeRefusal, refusals } from "./judge-refusal.ts";
import { isSuccess, matchResponse } from "./match-response.ts";
import { readBody } from "./read-body.ts";

export interface AssessOptions {
  contract: Contract;
  operation: Operation;
  judge: Judge;
  target: "mock" | "live";
}

type Report = (message: string, about?: Partial<Finding>) => void;

/** A judgement, and why the response could not say anything about what the case is about. */
export interface Assessment extends Judgement {
  inconclusive?: string;
}

/** Holds a response against what its case expects, and, where the contract speaks of such a response, against the contract. */
export function assess(one: Case, response: JudgedResponse, options: AssessOptions): Assessment {
  const { contract, operation, judge } = options;
  const own: Finding[] = [];
  const report: Report = (message, about) =>
    own.push(
      toFinding({ kind: "status", severity: "broken", api: contract.api, operation: operation.id, message, ...about }),
    );
  const inconclusive = saysNothing(one, response, options);
  const judged = inconclusive !== undefined || meets(one, response, options, report);
  if (!judged) return { findings: own, seen: [] };
  const judgement = judge.judge(operation, response, one.request);
  if (inconclusive === undefined) return { ...judgement, findings: [...own, ...judgement.findings] };
  // A proxy in front of any API may be busy or down: that its status is not documented is worth a note.
  const findings = judgement.findings.map(
    (one): Finding => (one.kind === "status" ? { ...one, severity: "note" } : one),
  );
  return { ...judgement, findings, inconclusive };
}

/** Why a response says nothing about what its case asks; undefined when it does. Our own mock has no excuse. */
function saysNothing({ expect }: Case, { status }: JudgedResponse, options: AssessOptions): string | undefined {
  const { outcome } = expect;
  if (outcome === "accepted" && expect.unknown.includes(status))
    return `got ${status}: there is nothing of that name, so nobody knows whether the value is allowed`;
  if (outcome === "valid" && status >= 400 && status < 500 && !blamesRequest(status) && !isAboutCaller(status))
    return `got ${status}: a refusal that is not about the request itself`;
  if (options.target === "mock") return undefined;
  if (status === 429) return "got 429: too many requests; wait, or ask more slowly";
  if (outcome === "rejected") {
    const isLost = status === 404 && isUnknownThere(options);
    return isLost && judgeRefusal(options.operation, 404, "input", expect.also) === "other" ? unknownThere : undefined;
  }
  if (outcome !== "success" && outcome !== "accepted" && outcome !== "valid") return undefined;
  if (status === 401 || status === 403 || status === 407) return `got ${status}: the credentials were refused`;
  // A request that fits the contract and breaks the server is what a random one is to find; a busy proxy is not.
  if (outcome === "valid") return status >= 502 && status <= 504 ? `got ${status}: the server failed` : undefined;
  if (status >= 500) return `got ${status}: the server failed`;
  return status === 404 && isUnknownThere(options) ? unknownThere : undefined;
}

/** Whether a status says that the request itself is wrong. */
const blamesRequest = (status: number): boolean => [400, 405, 406, 415, 422].includes(status);

const isAboutCaller = (status: number): boolean => [401, 403, 407, 429].includes(status);

const unknownThere =
  "got 404: the values of the contract's examples are not known there; name ones that are with --parameter";

const isUnknownThere = ({ operation }: AssessOptions): boolean => matchResponse(operation, 404) !== undefined;

/** Reports what is not as the case expects. @returns whether the contract says anything about such a response. */
function meets(
  { expect }: Case,
  response: JudgedResponse,
  { operation, target }: AssessOptions,
  report: Report,
): boolean {
  const { status } = response;
  const good = isSuccess(operation, status);
  const refused = status === 401 || status === 403;
  switch (expect.outcome) {
    case "success":
      if (!good) report(`expected a success (2xx), got ${status}${refused ? ": the credentials were refused" : ""}`);
      return true;
    case "accepted":
      if (!good) report(`expected a success (2xx), since the contract allows this value, got ${status}`);
      return true;
    case "valid": {
      // A vendor may know more rules than the contract.
      const severity = target === "live" && blamesRequest(status) ? "drift" : "broken";
      if (!good) report(`expected a success (2xx), since the request fits the contract, got ${status}`, { severity });
      return true;
    }
    case "status":
    case "example":
      if (status !== expect.status) report(`expected status ${expect.status}, got ${status}`);
      else if (expect.outcome === "example") compare(expect.value, response, report);
      return true;
    case "refused": {
      const fit = judgeRefusal(operation, status, "credentials");
      if (good) report(`let in with ${status}, expected a refusal (${oneOf(refusals.credentials)})`);
      else if (fit === "other") report(`expected a refusal (${oneOf(refusals.credentials)}), got ${status}`);
      return fit !== "own";
    }
    case "rejected": {
      const fit = judgeRefusal(operation, status, "input", expect.also);
      const wanted = `a rejection (${oneOf([...refusals.input, ...(expect.also ?? [])])})`;
      if (good) report(`accepted with ${status}, expected ${wanted}`);
      else if (fit === "other") report(`expected ${wanted}, got ${status}`);
      return fit !== "own";
    }
    case "unrouted":
      if (status < 400 || status > 499)
        report(`expected a 4xx, since this is not a path of the operation, got ${status}`);
      return false;
  }
}

/** `400, 415 or 422`. */
const oneOf = (statuses: readonly number[]): string =>
  [...statuses]
    .sort((a, b) => a - b)
    .join(", ")
    .replace(/, (\d+)$/, " or $1");

function compare(value: unknown, { headers, body }: JudgedResponse, report: Report): void {
  const type = headers.get("content-type");
  const read = readBody(body, type ?? "");
  const got = "value" in read ? read.value : "text" in read ? read.text : undefined;
  if (got === undefined) return;
  // What is not JSON is the text of the value.
  const difference = firstDifference(isJson(type) || typeof got !== "string" ? value : plainText(value), got);
  if (difference)
    report(`expected the example word for word: ${difference.message}`, { kind: "body", pointer: difference.pointer });
}
