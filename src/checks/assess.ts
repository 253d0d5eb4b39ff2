import type { Contract, Operation } from "../contract/index.ts";
import type { Case } from "./case.ts";
import { type Finding, type FindingKind, type Severity, toFinding } from "./finding.ts";
import { firstDifference } from "./first-difference.ts";
import type { Judge, JudgedResponse, Judgement } from "./judge.ts";
import { matchResponse } from "./match-response.ts";
import { readBody } from "./read-body.ts";

/** Holds a response against what its case expects, and, where the contract speaks of such a response, against the contract. */
export function assess(
  contract: Contract,
  operation: Operation,
  { expect }: Case,
  response: JudgedResponse,
  judge: Judge,
  target: "mock" | "live",
): Judgement {
  const { status } = response;
  const own: Finding[] = [];
  const report = (
    message: string,
    { kind = "status" as FindingKind, severity = "error" as Severity, pointer }: Partial<Finding> = {},
  ) => own.push(toFinding({ kind, severity, api: contract.api, operation: operation.id, pointer, message }));
  const expected = (what: string, except = "") => report(`expected ${what}, got ${status}${except}`);
  const good = status >= 200 && status < 300;
  const denied = status === 401 || status === 403;
  const documents = (wanted: readonly number[]) => wanted.some((status) => matchResponse(operation, status));
  let judged = true;

  switch (expect.outcome) {
    case "success":
      if (status === 404 && target === "live" && matchResponse(operation, 404))
        report("got 404: the values of the contract's examples are not known there; name ones that are", {
          severity: "warning",
        });
      else if (!good) expected("a success (2xx)", denied ? ": the credentials were refused" : "");
      break;
    case "accepted":
      if (!good && !(expect.lookup && status === 404))
        expected("a success (2xx), since the contract allows this value");
      break;
    case "status":
    case "example":
      if (status !== expect.status) expected(`status ${expect.status}`);
      else if (expect.outcome === "example") compare(expect.value, response, report);
      break;
    case "refused":
      if (good) report(`let in with ${status}, expected a refusal (401 or 403)`);
      else if (!denied) expected("a refusal (401 or 403)");
      judged = !denied || documents([401, 403]);
      break;
    case "rejected":
      if (good) report(`accepted with ${status}, expected a documented 4xx`);
      else if (status < 400 || status > 499 || status === 401) expected("a documented 4xx other than 401");
      // Where the contract documents no rejection there is no shape to hold this one against.
      judged = good || status > 499 || documents([400, 404, 405, 409, 413, 415, 422]);
      break;
    case "unrouted":
      if (status < 400 || status > 499) expected("a 4xx, since this is not a path of the operation");
      judged = false;
      break;
  }
  if (!judged) return { findings: own, seen: [] };
  const judgement = judge.judge(operation, response);
  return { ...judgement, findings: [...own, ...judgement.findings] };
}

function compare(
  value: unknown,
  { headers, body }: JudgedResponse,
  report: (message: string, about: Partial<Finding>) => void,
): void {
  const read = readBody(body, headers.get("content-type") ?? "");
  if (!("value" in read)) return;
  const difference = firstDifference(value, read.value);
  if (difference)
    report(`expected the example word for word: ${difference.message}`, { kind: "body", pointer: difference.pointer });
}
