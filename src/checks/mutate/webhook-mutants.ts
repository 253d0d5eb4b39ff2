import type { WireRequest } from "../../auth/index.ts";
import type { Contract, Operation } from "../../contract/index.ts";
import { isJsonObject } from "../../core/json-object.ts";
import { isJson, matchMediaType } from "../../core/media-type.ts";
import { schemaNodes } from "../../schema/index.ts";
import { type Finding, isAtLeast } from "../finding.ts";
import type { Deliver, DeliverOptions } from "../webhooks/check-webhooks.ts";
import { type WebhookJudge, webhookJudge } from "../webhooks/judge-webhook.ts";
import type { Operator, Passage, Place, Reply, Seen } from "./operator.ts";
import { leaves, placeIn } from "./place-in.ts";
import type { Mutant } from "./run-mutants.ts";
import { readJson } from "./session.ts";

export interface WebhookMutation {
  contract: Contract;
  deliver: Deliver;
  credentials: Readonly<Record<string, string>>;
}

/** The mutants of webhooks, each still to be tried, and what is found where nothing is wrong. */
export interface WebhookMutants {
  trials: (() => Promise<Mutant>)[];
  falseAlarms: Finding[];
}

/** Plans what can be wrong in each webhook of a contract: its body, and how it is signed. */
export async function webhookMutants(
  { contract, deliver, credentials }: WebhookMutation,
  operators: readonly Operator[],
): Promise<WebhookMutants> {
  const judge = webhookJudge(contract, { target: "live", credentials });
  const planned: WebhookMutants = { trials: [], falseAlarms: [] };
  for (const webhook of contract.webhooks) {
    const request = await deliver(webhook);
    if (typeof request === "string") continue;
    const { findings } = await judge(webhook, request);
    planned.falseAlarms.push(...findings.filter(isNoticed));
    const tryOut = (operator: Operator, place: Place | undefined, how: DeliverOptions) => () =>
      tryOne({ webhook, judge, deliver }, operator, place, how);
    for (const operator of operators) {
      const { signature } = operator;
      if (signature && canTell(contract, webhook, signature))
        planned.trials.push(tryOut(operator, undefined, { signature }));
    }
    for (const { operator, place, body } of bodyChanges(contract, webhook, request, operators))
      planned.trials.push(tryOut(operator, place, { body }));
  }
  return planned;
}

const isNoticed = ({ severity }: Finding): boolean => isAtLeast(severity, "drift");

/** Whether anybody could see that a webhook is signed in a wrong way. */
function canTell({ schemes }: Contract, { security }: Operation, signature: DeliverOptions["signature"]): boolean {
  const signing = security.flat().map((name) => schemes[name]);
  if (signing.length === 0 || signing.some((scheme) => scheme === undefined || scheme.unknown !== undefined))
    return false;
  return signature !== "stale" || signing.some((scheme) => scheme?.clockSkew !== undefined);
}

async function tryOne(
  { webhook, judge, deliver }: { webhook: Operation; judge: WebhookJudge; deliver: Deliver },
  operator: Operator,
  place: Place | undefined,
  how: DeliverOptions,
): Promise<Mutant> {
  const about = { operator: operator.name, operation: webhook.id, ...(place && { pointer: place.pointer }) };
  const rule = place && operator.excuse?.(place);
  if (rule) return { ...about, verdict: "equivalent", rule };
  const request = await deliver(webhook, how);
  const found = typeof request === "string" ? [] : (await judge(webhook, request)).findings.filter(isNoticed);
  const worst = found.find(({ severity }) => severity === "broken") ?? found[0];
  if (!worst) return { ...about, verdict: "unseen" };
  const verdict = worst.severity === "broken" ? "broken" : "drift";
  return { ...about, verdict, by: webhook.id, finding: worst.summary };
}

interface BodyChange {
  operator: Operator;
  place?: Place;
  body: string;
}

/** Every other body that the operators make of a webhook's. */
function bodyChanges(
  contract: Contract,
  webhook: Operation,
  { url, headers, body }: WireRequest,
  operators: readonly Operator[],
): BodyChange[] {
  const text = new TextDecoder().decode(body);
  const json = readJson(text);
  const type = matchMediaType(Object.keys(webhook.body?.content ?? {}), headers.get("content-type") ?? "");
  if (type === undefined || !isJson(type) || !isJsonObject(json)) return [];
  const reply: Reply = { status: 200, headers: Object.fromEntries(headers), text, json };
  const passage: Passage = { operation: webhook, url, sent: undefined, reply, earlier: [] };
  const places = placesOf(contract, webhook, type, json);
  const seen: Seen = { operation: webhook, replies: new Map([[200, reply]]), places, tampered: new Set() };
  return operators
    .filter(({ area, fits }) => area === "response" && (fits?.(seen) ?? true))
    .flatMap((operator): BodyChange[] =>
      (operator.places?.(seen) ?? [undefined]).flatMap((place) => {
        const changed = operator.change(passage, place as Place);
        // What names another type, or is no success, is not about the body.
        if (!changed || changed.text === text || changed.status !== 200) return [];
        return [{ operator, ...(place && { place }), body: changed.text }];
      }),
    );
}

function placesOf(contract: Contract, webhook: Operation, type: string, json: unknown): Place[] {
  const nodes = schemaNodes(contract.document);
  const schema = nodes.locate(webhook.pointer, "requestBody", "content", type, "schema");
  const examples = Object.values(webhook.body?.content[type]?.examples ?? {}).map(({ value }) => value);
  const places = new Map<string, Place>();
  for (const { pointer, folded, value } of leaves(json)) {
    const place = places.get(folded) ?? placeIn(contract, { json, schema, examples, status: 200 }, pointer, folded);
    places.set(folded, place);
    if (place.values.length < 8) place.values.push(value);
  }
  return [...places.values()];
}
