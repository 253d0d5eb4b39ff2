import { randomUUID } from "node:crypto";
import type { Contract, Operation } from "../../contract/index.ts";
import { requestParameters } from "../../contract/index.ts";
import { anyItem } from "../../core/json-pointer.ts";
import { isJson } from "../../core/media-type.ts";
import { schemaCheck, schemaNodes } from "../../schema/index.ts";
import type { Case } from "../case.ts";
import { type CaseContext, planRequest } from "../cases/case-context.ts";
import { twinsIn } from "../cases/twins.ts";
import { type CheckResult, resultOf } from "../check-result.ts";
import { curlLine } from "../curl-line.ts";
import { follow } from "../describe-shape.ts";
import { ExchangeFailed } from "../exchange-failed.ts";
import { type Finding, toFinding } from "../finding.ts";
import type { JudgedResponse } from "../judge.ts";
import { matchResponse } from "../match-response.ts";
import { exactJson } from "../read-json.ts";
import { shownUrl, unknownScheme } from "../run-case.ts";
import type { RunContext } from "../run-context.ts";
import { newJob, openSender } from "../send-case.ts";
import { isSensitiveAt } from "../sensitive-at.ts";
import {
  type Call,
  type Change,
  type Exchange,
  NothingToSay,
  NotSent,
  type RelationCase,
  type RelationFinding,
} from "./relation.ts";

/** Runs one relation after the other. */
export type RelationLane = (one: RelationCase) => Promise<CheckResult>;

/** Opens a lane for relations: each has a state of its own at the mock. */
export function openRelationLane(context: RunContext, prepare: (operation: Operation) => CaseContext): RelationLane {
  const send = openSender(context);
  const { contract } = context;
  const twins = twinsIn(contract.operations);
  return async (relation) => {
    const job = newJob(context, emptyCase(contract, relation));
    const namespace = `check-${randomUUID()}`;
    const judged: Finding[] = [];
    const call: Call = async (operation, change = {}) => {
      const unsendable = unknownScheme(contract, operation) ?? twins.get(operation.id);
      if (unsendable) throw new NotSent(unsendable);
      const planned = plan(prepare(operation), change);
      const sent: Case = { ...emptyCase(contract, relation), operation: operation.id, request: planned.request };
      job.case = sent;
      const response = await send(sent, operation, job, namespace);
      const exchange = toExchange(operation, { sent, body: planned.body }, response);
      judged.push(...judgeExchange(context, exchange, response));
      return exchange;
    };
    const finish = resultOf(job);
    const result = (rest: Partial<CheckResult>): CheckResult => {
      const done = finish(rest);
      return { ...done, case: { ...done.case, operation: relation.operation.id } };
    };
    try {
      const found = await relation.run(call);
      const related = relationFindings(contract, found, (exchange) => curlOf(context, exchange));
      return result({ findings: [...related, ...onceEach(judged)] });
    } catch (error) {
      if (error instanceof NotSent) return result({ skipped: error.message });
      if (error instanceof NothingToSay) return result({ inconclusive: error.message, findings: onceEach(judged) });
      if (job.skipped !== undefined) return result({ skipped: job.skipped });
      if (!(error instanceof ExchangeFailed)) throw error;
      if (error.isDropped) return result({ inconclusive: error.message });
      const about = { api: contract.api, operation: relation.operation.id, message: error.message };
      return result({ findings: [toFinding({ kind: "status", severity: "broken", ...about })] });
    }
  };
}

const toExchange = (
  operation: Operation,
  { sent, body }: Pick<Exchange, "sent" | "body">,
  response: JudgedResponse,
): Exchange => {
  const value = exactJson(new TextDecoder().decode(response.body));
  return { operation, sent, body, status: response.status, value };
};

/** What a response has against the contract, as in a case: many come only when something was done before. */
function judgeExchange(context: RunContext, exchange: Exchange, response: JudgedResponse): Finding[] {
  const { operation, sent, status } = exchange;
  if (!matchResponse(operation, status)) return [];
  const found = context.judge
    .judge(operation, response, sent.request)
    // What a relation makes need not look like the examples, and a page past the last one is empty.
    .findings.filter(({ kind, severity }) => kind !== "example" && severity !== "note");
  // The mock shows examples as they are, and a case of the operation tells what is wrong with them.
  const told = context.target === "mock" && found.length > 0 ? faultsOfExamples(context, operation, response) : [];
  return found
    .filter((one) => !told.some((fault) => isOfOneKind(fault, one)))
    .map((finding) => ({ ...finding, curl: curlOf(context, exchange) }));
}

/** What the examples of a response have against the contract themselves. */
function faultsOfExamples({ judge }: RunContext, operation: Operation, { status, headers }: JudgedResponse): Finding[] {
  const { content = {} } = matchResponse(operation, status)?.response ?? {};
  return Object.entries(content)
    .filter(([type]) => isJson(type))
    .flatMap(([, { examples }]) => Object.values(examples))
    .flatMap(({ value }) => {
      const body = new TextEncoder().encode(JSON.stringify(value));
      return judge.response(operation, { status, headers, body });
    });
}

/** Whether two findings say the same, of any item of a list. */
const isOfOneKind = (one: Finding, other: Finding): boolean =>
  one.message === other.message && anyItem(one.pointer ?? "") === anyItem(other.pointer ?? "");

const onceEach = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [finding.summary, finding])).values(),
];

/** What a relation found, without what a response could not show by its schema, and with nothing sensitive in it. */
export const relationFindings = (
  contract: Contract,
  found: readonly RelationFinding[],
  curl?: (exchange: Exchange) => string,
): Finding[] =>
  found
    .filter((one) => canShow(contract, one))
    .map(({ exchange, message, pointer, severity = "broken", expected, got }) =>
      toFinding({
        kind: "relation",
        severity,
        api: contract.api,
        operation: exchange.operation.id,
        message,
        ...(pointer !== undefined && { pointer }),
        ...(expected !== undefined && masked(contract, exchange, pointer, { expected, got: got ?? "nothing" })),
        ...(curl && { curl: curl(exchange) }),
      }),
    );

/** The schema of the JSON that came, if there is one. */
function schemaOf(contract: Contract, { operation, status }: Exchange): string | undefined {
  const { key = "", response } = matchResponse(operation, status) ?? {};
  const type = Object.keys(response?.content ?? {}).find(isJson) ?? "";
  const nodes = schemaNodes(contract.document);
  return nodes.locate(operation.pointer, "responses", key, "content", type, "schema");
}

/** Whether the response could have shown, by its schema, what was expected of it. */
function canShow(contract: Contract, { exchange, pointer, wanted }: RelationFinding): boolean {
  const schema = schemaOf(contract, exchange);
  if (wanted === undefined || schema === undefined || pointer === undefined) return true;
  const place = follow(schemaNodes(contract.document), schema, exchange.value, pointer);
  const check = schemaCheck(contract, "response");
  // An integer past 2^53 is compared by its digits.
  const value = typeof wanted === "string" && /^-?\d{16,}$/.test(wanted) ? [wanted, Number(wanted)] : [wanted];
  return !place?.schemas.some((one) => value.every((as) => check(one, as).length > 0));
}

/** What was expected and what came, not shown where the contract marks it as sensitive. */
function masked(
  contract: Contract,
  exchange: Exchange,
  pointer: string | undefined,
  found: { expected: string; got: string },
) {
  const schema = schemaOf(contract, exchange);
  if (schema === undefined || pointer === undefined) return found;
  const isHidden = isSensitiveAt(schemaNodes(contract.document), schema, exchange.value, pointer);
  return isHidden ? { expected: "(masked)", got: "(masked)" } : found;
}

const curlOf = (context: RunContext, { operation, sent }: Exchange): string =>
  curlLine(context.contract, operation, sent, shownUrl(context));

const emptyCase = ({ api }: Contract, { name, operation }: RelationCase): Case => ({
  name,
  api,
  operation: operation.id,
  kind: "relation",
  request: { method: operation.method.toUpperCase(), path: operation.path, query: "", headers: [], parameters: [] },
  expect: { outcome: "success" },
});

/** A good request without its optional parameters, changed as asked for. */
function plan(context: CaseContext, { values = {}, body }: Change) {
  const required = new Set(
    requestParameters(context.operation)
      .filter((one) => one.required)
      .map(({ in: place, name }) => `${place} ${name}`),
  );
  const kept = Object.fromEntries(Object.entries(context.values).filter(([key]) => required.has(key)));
  const good = context.body?.good;
  const choice = good && body !== undefined ? { ...good, value: body, misfit: undefined } : good;
  const { request, skip } = planRequest(context, { ...kept, ...values }, choice);
  if (skip !== undefined) throw new NotSent(skip);
  return { request, body: choice?.value };
}
