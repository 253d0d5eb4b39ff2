import type { WireRequest } from "../../auth/index.ts";
import type { Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { clauseOf, schemaCheck } from "../../schema/index.ts";
import { maskSensitive, redactAll } from "../redact.ts";
import type { Delivery } from "./delivery.ts";
import { type Event, makeBody } from "./make-body.ts";
import { makeRequest, type SignatureFault, signingRequirement } from "./make-request.ts";
import type { Webhook } from "./read-webhooks.ts";

/** What is sent, and how. */
export interface Sending {
  webhook: Webhook;
  event: Event;
  url: string;
  /** The whole body, in place of one that is made of the event. */
  body?: unknown;
  signature?: SignatureFault | undefined;
}

/** What delivers. */
export interface Courier {
  fetch: typeof fetch;
  /** What is under way, each with what cuts it off. */
  underWay: Set<AbortController>;
  /** Unix milliseconds. */
  now: () => number;
}

/** How long a receiver may take, in milliseconds. */
const timeLimit = 10_000;

/** Attempts a delivery once, and writes into it what came of it. */
export async function attemptDelivery(delivery: Delivery, sending: Sending, courier: Courier): Promise<void> {
  const at = courier.now();
  const began = performance.now();
  const outcome: { status?: number; error?: string } = {};
  delete delivery.next;
  try {
    outcome.status = await post(courier, await requestFor(delivery, sending, at));
  } catch (error) {
    outcome.error = describeFailure(error);
    // The next attempt would find no body either.
    if (error instanceof UsageError) delivery.state = "failed";
  }
  delivery.attempts.push({ at, ...outcome, ms: Math.round((performance.now() - began) * 10) / 10 });
  if (outcome.status !== undefined && isReceived(sending.webhook.operation, outcome.status))
    delivery.state = "delivered";
}

async function requestFor(delivery: Delivery, sending: Sending, at: number): Promise<WireRequest> {
  const { webhook, event, url, body: given, signature } = sending;
  const { contract, operation } = webhook;
  const [media] = Object.values(operation.body?.content ?? {});
  const value = given === undefined ? await makeBody(webhook, event, delivery.attempts.length) : given;
  delivery.body = maskSensitive(contract, media, value);
  const [violation] = media?.schema === undefined ? [] : schemaCheck(contract, "request")(media.pointer, value);
  const misfit = violation && given === undefined ? `the body does not fit: ${clauseOf(violation)}` : undefined;
  const note = [signatureNote(sending), misfit].filter(Boolean).join("; ");
  if (note) delivery.note = note;
  const body = typeof value === "string" ? value : JSON.stringify(value);
  const request = await makeRequest(webhook, { url, body, at, nonce: event.nonce, signature });
  delivery.headers = redactAll(Object.fromEntries(request.headers), webhook.redact);
  return request;
}

/** Why a delivery is not signed as the contract wants it; undefined when it is. */
export function signatureNote({ webhook, signature }: Sending): string | undefined {
  if (signature) return `signature ${signature}`;
  return signingRequirement(webhook) ? undefined : "not signed: the contract does not say how";
}

/** The status that the receiver responds with; its body is nobody's concern. Throws when there is none in time. */
async function post({ fetch, underWay }: Courier, { url, method, headers, body }: WireRequest): Promise<number> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("late", "TimeoutError")), timeLimit);
  underWay.add(controller);
  try {
    const content = body.length ? new Uint8Array(body) : null;
    const { signal } = controller;
    const response = await fetch(url, { method, headers, body: content, redirect: "manual", signal });
    await response.body?.cancel();
    return response.status;
  } finally {
    clearTimeout(timer);
    underWay.delete(controller);
  }
}

/** Why a delivery had no response, in a clause. */
function describeFailure(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === "TimeoutError") return `no response within ${timeLimit / 1000} s`;
  if (name === "AbortError") return "cut off, because the mock was closed";
  return cause?.code ?? cause?.message ?? message;
}

/** A status that the contract has for success; any 2xx when it has none. */
function isReceived({ responses }: Operation, status: number): boolean {
  const good = Object.keys(responses).filter((key) => key.startsWith("2"));
  const isSuccess = status >= 200 && status < 300;
  return good.length === 0
    ? isSuccess
    : good.some((key) => key === String(status) || (/^2XX$/i.test(key) && isSuccess));
}
