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

/** Holds a response against what its case expects, and, where the contract speaks of such a response, against the contract. */
export function assess(one: Case, response: JudgedResponse, options: AssessOptions): Judgement {
  const { contract, operation, judge } = options;
  const own: Finding[] = [];
  const report: Report = (message, about) =>
    own.push(
      toFinding({ kind: "status", severity: "error", api: contract.api, operation: operation.id, message, ...about }),
    );
  const judged = meets(one, response, options, report);
  if (!judged) return { findings: own, seen: [] };
  const judgement = judge.judge(operation, response);
  return { ...judgement, findings: [...own, ...judgement.findings] };
}

/** Reports what is not as the case expects. @returns whether the contract says anything about such a response. */
function meets({ expect }: Case, response: JudgedResponse, options: AssessOptions, report: Report): boolean {
  const { operation, target } = options;
  const { status } = response;
  const good = isSuccess(operation, status);
  const refused = status === 401 || status === 403;
  const isUnknownThere = status === 404 && target === "live" && matchResponse(operation, 404) !== undefined;
  const lost = () =>
    report("got 404: the values of the contract's examples are not known there; name ones that are", {
      severity: "warning",
    });
  switch (expect.outcome) {
    case "success":
      if (isUnknownThere) lost();
      else if (!good)
        report(`expected a success (2xx), got ${status}${refused ? ": the credentials were refused" : ""}`);
      return true;
    case "accepted":
      if (!good && !expect.unknown.includes(status))
        report(`expected a success (2xx), since the contract allows this value, got ${status}`);
      return true;
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
      else if (fit === "other" && isUnknownThere) lost();
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
