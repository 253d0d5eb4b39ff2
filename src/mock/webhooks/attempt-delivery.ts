import type { WireRequest } from "../../auth/index.ts";
import type { Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { clauseOf, schemaCheck } from "../../schema/index.ts";
import { maskSensitive } from "../redact.ts";
import type { Delivery } from "./delivery.ts";
import { type Event, makeBody } from "./make-body.ts";
import { makeRequest, type SignatureFault, signingRequirement } from "./make-request.ts";
import { describeFailure, type Poster } from "./post-webhook.ts";
import type { Sender } from "./sender.ts";

/** What is sent, and how. */
export interface Sending {
  sender: Sender;
  webhook: Sender["webhooks"][0];
  event: Event;
  url: string;
  /** The whole body, in place of one that is made of the event. */
  body?: unknown;
  signature?: SignatureFault | undefined;
}

/** Attempts a delivery once, and writes into it what came of it. */
export async function attemptDelivery(
  delivery: Delivery,
  sending: Sending,
  poster: Poster,
  now: () => number,
): Promise<void> {
  const { operation } = sending.webhook;
  const at = now();
  const began = performance.now();
  const outcome: { status?: number; error?: string } = {};
  delete delivery.next;
  try {
    outcome.status = await poster.post(await requestFor(delivery, sending, at));
  } catch (error) {
    outcome.error = describeFailure(error);
    // The next attempt would find no body either.
    if (error instanceof UsageError) delivery.state = "failed";
  }
  delivery.attempts.push({ at, ...outcome, ms: Math.round((performance.now() - began) * 10) / 10 });
  if (outcome.status !== undefined && isReceived(operation, outcome.status)) delivery.state = "delivered";
}

async function requestFor(delivery: Delivery, sending: Sending, at: number): Promise<WireRequest> {
  const { sender, webhook, event, url, body: given, signature } = sending;
  const { contract, credentials } = sender;
  const { operation, hint } = webhook;
  const [media] = Object.values(operation.body?.content ?? {});
  const attempt = delivery.attempts.length;
  const value = given === undefined ? await makeBody(contract, operation, hint, event, attempt) : given;
  delivery.body = maskSensitive(contract, media, value);
  const [violation] = media?.schema === undefined ? [] : schemaCheck(contract, "request")(media.pointer, value);
  const misfit = violation && given === undefined ? `the body does not fit: ${clauseOf(violation)}` : undefined;
  const note = [signatureNote(sending), misfit].filter(Boolean).join("; ");
  if (note) delivery.note = note;
  const body = typeof value === "string" ? value : JSON.stringify(value);
  const { nonce } = event;
  const request = await makeRequest(contract, operation, hint, credentials, {
    url,
    body,
    at,
    nonce,
    signature,
  });
  delivery.headers = Object.fromEntries(request.headers);
  return request;
}

/** Why a delivery is not signed as the contract wants it; undefined when it is. */
export function signatureNote({ sender, webhook, signature }: Sending): string | undefined {
  if (signature) return `signature ${signature}`;
  return signingRequirement(sender.contract, webhook.operation, sender.credentials)
    ? undefined
    : "not signed: the contract does not say how";
}

/** A status that the contract has for success; any 2xx when it has none. */
function isReceived({ responses }: Operation, status: number): boolean {
  const good = Object.keys(responses).filter((key) => key.startsWith("2"));
  if (good.length === 0) return status >= 200 && status < 300;
  return good.includes(String(status)) || good.some((key) => /^2XX$/i.test(key) && status >= 200 && status < 300);
}
