import { sign, type WireRequest } from "../../auth/index.ts";
import { responseKey } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { clauseOf, schemaCheck } from "../../schema/index.ts";
import { redactAll } from "../redact.ts";
import { maskSensitive } from "../sensitive.ts";
import type { Attempt, Delivery, SignatureFault } from "./delivery.ts";
import type { DeliveryQueue } from "./delivery-queue.ts";
import { type Event, makeBody } from "./make-body.ts";
import type { Webhook } from "./read-webhooks.ts";

/** A delivery, and what it takes to make it. */
export interface Sending extends Event {
  /** What is told of it. */
  delivery: Delivery;
  webhook: Webhook;
  /** The whole address. */
  url: string;
  signature: SignatureFault | undefined;
  /** Calls off the next attempt; absent when none waits. */
  cancel?: (() => void) | undefined;
}

const encoder = new TextEncoder();
const day = 86_400_000;

/** How long a receiver may take, in milliseconds. */
const timeLimit = 10_000;

/** Attempts a delivery once, and writes into it what came of it. @param controller Cuts it off. */
export async function attemptDelivery(
  sending: Sending,
  { fetch, now }: DeliveryQueue,
  controller: AbortController,
): Promise<void> {
  const { delivery, webhook, url } = sending;
  const attempt: Attempt = { at: now(), ms: 0 };
  const began = performance.now();
  const timer = setTimeout(() => controller.abort(new DOMException("late", "TimeoutError")), timeLimit);
  try {
    const { method, headers, body } = await makeRequest(sending, attempt.at);
    const content = body.length ? new Uint8Array(body) : null;
    const { signal } = controller;
    const response = await fetch(url, { method, headers, body: content, redirect: "manual", signal });
    // What the receiver says is nobody's concern.
    await response.body?.cancel();
    attempt.status = response.status;
    if (isReceived(webhook, response.status)) delivery.state = "delivered";
  } catch (error) {
    attempt.error = describeFailure(error);
    // The next attempt would find no body either.
    if (error instanceof UsageError) delivery.state = "failed";
  }
  clearTimeout(timer);
  attempt.ms = Math.round((performance.now() - began) * 10) / 10;
  delivery.attempts.push(attempt);
}

/**
 * One attempt as it goes on the wire: the body of the event and the headers of the contract, signed by its template. The
 * delivery is told what may be shown of it.
 *
 * @throws CredentialError when a credential that signs it is missing. @throws UsageError when no body can be made.
 */
async function makeRequest(sending: Sending, at: number): Promise<WireRequest> {
  const { delivery, webhook, url, body: given } = sending;
  const { contract, operation, mediaType, media } = webhook;
  const value = given === undefined ? await makeBody(webhook, sending, delivery.attempts.length) : given;
  delivery.body = maskSensitive(contract, media, value);
  // In those that follow nothing but counts and times differ.
  const isJudged = given === undefined && media?.schema !== undefined && delivery.attempts.length === 0;
  const [violation] = isJudged ? schemaCheck(contract, "request")(media.pointer, value) : [];
  if (violation)
    delivery.note = [delivery.note, `the body does not fit: ${clauseOf(violation)}`].filter(Boolean).join("; ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const headers = new Headers(text ? { "content-type": mediaType } : {});
  for (const { name, text } of webhook.headers) if (text !== undefined) headers.set(name, text);
  const method = operation.method.toUpperCase();
  const request = await signed(sending, { method, url, headers, body: encoder.encode(text) }, at);
  delivery.headers = redactAll(Object.fromEntries(request.headers), webhook.redact);
  return request;
}

/** A request signed as the contract wants it, or wrongly as the delivery wants it. */
async function signed({ webhook, nonce, signature }: Sending, request: WireRequest, at: number): Promise<WireRequest> {
  const { contract, credentials, requirement } = webhook;
  const { schemes } = contract;
  if (!requirement) return request;
  // What proves nothing is not what is missing or wrong.
  const used = signature === "missing" ? requirement.filter((name) => schemes[name]?.optional) : requirement;
  const keys = signature === "wrong" ? otherCredentials(credentials) : credentials;
  const sent = await sign(schemes, used, request, keys, { at: signature === "stale" ? at - day : at, nonce });
  if (signature !== "tampered") return sent;
  const body = new TextDecoder().decode(sent.body);
  const tampered = /^\{\s*"/.test(body) ? body.replace(/^\{/, '{"tampered":true,') : `${body} `;
  return { ...sent, body: encoder.encode(tampered) };
}

/** The first character is changed, within what hexadecimal and base64 texts may have. */
const otherCredentials = (credentials: Webhook["credentials"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [name, (value.startsWith("a") ? "b" : "a") + value.slice(1)]),
  );

/** Why a delivery had no response, in a clause. */
function describeFailure(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === "TimeoutError") return `no response within ${timeLimit / 1000} s`;
  if (name === "AbortError") return "cut off, because the mock was closed";
  return cause?.code ?? cause?.message ?? message;
}

/** A status that the contract has for success; any 2xx when it has none. */
function isReceived({ operation }: Webhook, status: number): boolean {
  const isSuccess = (key: string | number | undefined) => String(key).startsWith("2");
  if (isSuccess(responseKey(operation, status))) return true;
  return isSuccess(status) && !Object.keys(operation.responses).some(isSuccess);
}
