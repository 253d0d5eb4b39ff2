import { createHash } from "node:crypto";
import { atPointer, type Contract } from "../../contract/index.ts";
import { type BoundedCache, boundedCache } from "../../core/bounded-cache.ts";
import { UsageError } from "../../core/errors.ts";
import { shownUrl } from "../../core/shown-url.ts";
import type { Credentials } from "../authenticate.ts";
import type { Change } from "../state/request-context.ts";
import { attemptDelivery, type Courier, type Sending, signatureNote } from "./attempt-delivery.ts";
import type { Delivery, DeliveryOptions } from "./delivery.ts";
import {
  advanceQueue,
  attemptLater,
  createQueue,
  type DeliveryQueue,
  drainQueue,
  holdBack,
  settleQueue,
  stopDelivery,
} from "./delivery-queue.ts";
import { exampleBody } from "./make-body.ts";
import { findWebhook, isCause, readWebhooks, type Webhook } from "./read-webhooks.ts";

export interface WebhookOptions {
  /** Where the webhooks of every namespace go that has no address of its own. */
  url?: string;
  /** What delivers them; the runtime's `fetch` when absent. */
  fetch?: typeof fetch;
  /** How many times faster than the schedule repeated deliveries come; 1 when absent. */
  speed?: number;
  /** Unix milliseconds. */
  now?: () => number;
  /** Runs something later and returns what calls it off. Timers of the runtime when absent. */
  after?: DeliveryQueue["after"];
  /** What ids are made from: the same seed and the same events give the same ids. */
  seed?: number;
  /** Sees every attempt. */
  onAttempt?: (delivery: Delivery) => void;
}

/** What one call asks to be sent. */
export interface SendRequest extends DeliveryOptions {
  namespace: string;
  url?: string;
  /** The whole body, instead of one made from the example. */
  body?: unknown;
  /** Properties to put over those of the object in the example. */
  object?: Record<string, unknown>;
}

/** A success that a caller gets. `json`: what its body is the JSON of. */
export interface ToldResponse {
  api: string;
  /** operationId. */
  operation: string;
  namespace: string;
  json: unknown;
}

/** The webhooks of every API of a mock: caused by changes, or asked for; signed, delivered, repeated. */
export interface Webhooks {
  /** Sends what a change causes. */
  onChange(change: Change): Delivery[];
  /** Sends what a response causes, where a cause says that the object is in it. */
  onResponse(response: ToldResponse): Delivery[];
  /** Sends one now. `name` as in the contract, `api/name` where several APIs have it. @throws UsageError */
  send(name: string, request: SendRequest): Delivery[];
  /** Sends a delivery once more, now. @throws UsageError when there is none of this id. */
  again(id: string): Delivery;
  /** Where the webhooks of a namespace go, and how they are delivered; undefined goes back to what the mock began with. */
  direct(namespace: string, target: ({ url?: string } & DeliveryOptions) | undefined): void;
  /** The latest thousand, oldest first; those of one namespace when it is given. */
  list(namespace?: string): Delivery[];
  /** Lets what waits in a namespace come so many milliseconds earlier. */
  advance(ms: number, namespace: string): void;
  /** Resolves when no delivery is under way: each has its response, or waits for its next attempt. */
  settled(): Promise<void>;
  /** Forgets the deliveries of a namespace, or of all, and stops those that wait. */
  clear(namespace?: string): void;
  /** Takes the webhooks of a contract, in place of those that the API had. @throws UsageError when a hint is not one. */
  add(contract: Contract, credentials?: Credentials): void;
  /** Lets the webhooks of an API go. */
  remove(api: string): void;
  /** What the webhooks of an API are signed with, by name; nothing where they go nowhere by themselves. */
  signedWith(api: string): Credentials;
  /** Stops everything that waits, and waits for what is under way, for at most `ms`. */
  close(ms?: number): Promise<void>;
}

/** Seconds before each repeated delivery, where the contract has no schedule. */
const defaultRetries: readonly number[] = [1, 5, 30, 120, 600];

const kept = 1000;

/** Everything that the webhooks of one mock are about. */
interface Office {
  options: WebhookOptions;
  courier: Courier;
  queue: DeliveryQueue;
  /** By API. */
  webhooks: Map<string, Webhook[]>;
  /** By namespace. */
  targets: Map<string, { url?: string } & DeliveryOptions>;
  /** The deliveries, each with what it sends. */
  sent: { delivery: Delivery; sending: Sending }[];
  /** By namespace: how many ids were made. */
  counts: BoundedCache<string, number>;
}

/** One event: what is asked for, and what it is about. */
type Order = Omit<SendRequest, "object"> & {
  url: string;
  object?: unknown;
  at?: number;
  patch?: Record<string, unknown> | undefined;
};

export function createWebhooks(options: WebhookOptions = {}): Webhooks {
  const { now = Date.now } = options;
  const underWay = new Set<AbortController>();
  const queue = createQueue(now, options.speed, options.after);
  const office: Office = {
    options,
    courier: { fetch: options.fetch ?? ((...call) => fetch(...call)), underWay, now },
    queue,
    webhooks: new Map(),
    targets: new Map(),
    sent: [],
    counts: boundedCache(kept),
  };
  const listed = (namespace: string | undefined): Delivery[] =>
    office.sent.flatMap(({ delivery }) =>
      namespace === undefined || delivery.namespace === namespace ? [delivery] : [],
    );

  return {
    onChange: (change) =>
      sendCaused(office, change, (cause) => cause.response === undefined && isCause(cause, change) && change),
    onResponse: (response) => sendCausedByResponse(office, response),
    send: (name, request) => send(office, name, request),
    again: (id) => again(office, id),
    direct(namespace, target) {
      if (target) office.targets.set(namespace, target);
      else office.targets.delete(namespace);
    },
    list: (namespace) => listed(namespace).slice(-kept),
    advance: (ms, namespace) => advanceQueue(queue, ms, namespace),
    settled: () => settleQueue(queue),
    clear(namespace) {
      const cleared = new Set(listed(namespace));
      for (const delivery of cleared) stopDelivery(queue, delivery);
      office.sent = office.sent.filter(({ delivery }) => !cleared.has(delivery));
    },
    add: (contract, given) => void office.webhooks.set(contract.api, readWebhooks(contract, given)),
    remove: (api) => void office.webhooks.delete(api),
    signedWith: (api) => (options.url === undefined ? {} : (office.webhooks.get(api)?.[0]?.credentials ?? {})),
    async close(ms = 5000) {
      for (const { delivery } of office.sent) stopDelivery(queue, delivery);
      await drainQueue(queue, ms);
      // A receiver that never responds must not keep the process.
      for (const controller of underWay) controller.abort();
    },
  };
}

/** Sends the webhooks of which some cause gives a change; each once. */
function sendCaused(
  office: Office,
  { api, namespace }: Pick<Change, "api" | "namespace">,
  causedBy: (cause: Webhook["causes"][0]) => Change | false | undefined,
): Delivery[] {
  const how = office.targets.get(namespace);
  const url = how?.url ?? office.options.url;
  if (!url) return [];
  return (office.webhooks.get(api) ?? []).flatMap((webhook) => {
    const change = webhook.causes.map(causedBy).find(Boolean);
    if (!change) return [];
    const { at, after, before } = change;
    return start(office, webhook, { ...how, url, namespace, object: after ?? before, at });
  });
}

/** Sends the webhooks of which a cause says that the object is in the response of an operation. */
function sendCausedByResponse(office: Office, { json, operation, ...response }: ToldResponse): Delivery[] {
  return sendCaused(office, response, (cause) => {
    if (cause.response === undefined || cause.operation !== operation) return undefined;
    const after = atPointer(json, cause.response);
    const at = office.courier.now();
    const change: Change = { ...response, operation, kind: "created", resource: operation, after, at };
    return after !== undefined && isCause(cause, change) && { ...change, after: structuredClone(after) };
  });
}

function send(office: Office, name: string, { object: patch, ...request }: SendRequest): Delivery[] {
  const webhook = findWebhook([...office.webhooks.values()].flat(), name);
  const url = request.url ?? office.targets.get(request.namespace)?.url ?? office.options.url;
  if (!url) throw new UsageError("there is no address to send it to: give url, or start the mock with --webhook-url");
  if (request.body === undefined) exampleBody(webhook.contract, webhook.operation);
  return start(office, webhook, { ...request, url, patch });
}

/** Begins the deliveries of one event. */
function start(office: Office, webhook: Webhook, order: Order): Delivery[] {
  const { namespace, url, body, object, at = office.courier.now(), patch, copies = 1, signature } = order;
  const event = { at, nonce: nextId(office, namespace), object, patch };
  const sending: Sending = { webhook, event, url, signature, ...(body !== undefined && { body }) };
  return Array.from({ length: copies }, () => startOne(office, sending, order));
}

function startOne(office: Office, sending: Sending, { namespace, delay = 0, order }: Order): Delivery {
  const { webhook, url } = sending;
  const note = signatureNote(sending);
  const delivery: Delivery = {
    id: nextId(office, namespace),
    api: webhook.contract.api,
    webhook: webhook.operation.path,
    namespace,
    url: shownUrl(url),
    state: "waiting",
    attempts: [],
    headers: {},
    body: undefined,
    ...(note && { note }),
  };
  keep(office, { delivery, sending });
  const release = () => attemptIn(office, delay, delivery, sending);
  if (order === "reversed") holdBack(office.queue, namespace, release);
  else release();
  return delivery;
}

/** Attempts a delivery in so many seconds, and again by the schedule until it is received. */
function attemptIn(office: Office, seconds: number, delivery: Delivery, sending: Sending): void {
  attemptLater(office.queue, delivery, seconds * 1000, async () => {
    const wait = (sending.webhook.retries ?? defaultRetries)[delivery.attempts.length];
    await attemptDelivery(delivery, sending, office.courier);
    if (delivery.state === "waiting" && wait === undefined) delivery.state = "failed";
    else if (wait !== undefined) attemptIn(office, wait, delivery, sending);
    office.options.onAttempt?.(delivery);
  });
}

function again(office: Office, id: string): Delivery {
  const found = office.sent.find(({ delivery }) => delivery.id === id);
  if (!found) throw new UsageError(`there is no delivery ${id}, or it is not kept any more`);
  const { delivery, sending } = found;
  stopDelivery(office.queue, delivery);
  delivery.state = "waiting";
  attemptIn(office, 0, delivery, sending);
  return delivery;
}

function keep(office: Office, one: Office["sent"][0]): void {
  office.sent.push(one);
  if (office.sent.length <= kept * 1.1) return;
  for (const { delivery } of office.sent.slice(0, -kept)) stopDelivery(office.queue, delivery);
  office.sent = office.sent.slice(-kept);
}

/** 32 hexadecimal digits, as a nonce has, made from the seed and how many went before. */
function nextId({ counts, options: { seed = 0 } }: Office, namespace: string): string {
  const count = counts.get(namespace) ?? 0;
  counts.set(namespace, count + 1);
  const hex = createHash("sha256")
    .update(JSON.stringify([seed, namespace, "webhook", count]))
    .digest("hex");
  // Where a UUID has its version and variant, so that it makes a good one.
  return `${hex.slice(0, 12)}4${hex.slice(13, 16)}a${hex.slice(17, 32)}`;
}
