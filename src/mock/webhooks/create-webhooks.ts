import { createHash } from "node:crypto";
import { atPointer } from "../../contract/index.ts";
import { type BoundedCache, boundedCache } from "../../core/bounded-cache.ts";
import { UsageError } from "../../core/errors.ts";
import type { Change } from "../state/change.ts";
import { attemptDelivery, type Sending, signatureNote } from "./attempt-delivery.ts";
import type { Delivery, DeliveryOptions } from "./delivery.ts";
import {
  advanceQueue,
  attemptLater,
  createQueue,
  type DeliveryQueue,
  drainQueue,
  holdBack,
  realTimers,
  settleQueue,
  stopDelivery,
} from "./delivery-queue.ts";
import { exampleBody } from "./make-body.ts";
import { createPoster, type Poster } from "./post-webhook.ts";
import { type Cause, isCause } from "./read-hint.ts";
import { createSender, findWebhook, type Sender } from "./sender.ts";
import type { SendRequest, WebhookOptions, Webhooks } from "./webhooks.ts";

/** Seconds before each repeated delivery, where the contract has no schedule. */
const defaultRetries: readonly number[] = [1, 5, 30, 120, 600];

const kept = 1000;

/** Everything that the webhooks of one mock are about. */
interface Office {
  options: WebhookOptions;
  now: () => number;
  poster: Poster;
  queue: DeliveryQueue;
  senders: Map<string, Sender>;
  /** By namespace. */
  targets: Map<string, { url?: string } & DeliveryOptions>;
  deliveries: Delivery[];
  /** By namespace: how many ids were made. */
  counts: BoundedCache<string, number>;
}

/** One event: what is asked for, and what it is about. */
type Order = Omit<SendRequest, "object"> & {
  object?: unknown;
  at?: number;
  patch?: Record<string, unknown> | undefined;
};

export function createWebhooks(options: WebhookOptions = {}): Webhooks {
  const { speed = 1, now = Date.now } = options;
  const queue = createQueue({ now, speed, after: options.after ?? realTimers(speed) });
  const poster = createPoster(options.fetch);
  const counts = boundedCache<string, number>(kept);
  const office: Office = {
    options,
    now,
    poster,
    queue,
    senders: new Map(),
    targets: new Map(),
    deliveries: [],
    counts,
  };
  const { senders, targets } = office;
  const isOf = (namespace: string | undefined) => (delivery: Delivery) =>
    namespace === undefined || delivery.namespace === namespace;

  return {
    onChange: (change) => cause(office, change, ({ response }) => response === undefined),
    onResponse: (response) => causeByResponse(office, response),
    send: (name, request) => send(office, name, request),
    direct(namespace, target) {
      if (target) targets.set(namespace, target);
      else targets.delete(namespace);
    },
    list: (namespace) => office.deliveries.filter(isOf(namespace)).slice(-kept),
    advance: (ms, namespace) => advanceQueue(queue, ms, namespace),
    settled: () => settleQueue(queue),
    clear(namespace) {
      for (const delivery of office.deliveries.filter(isOf(namespace))) stopDelivery(queue, delivery);
      office.deliveries = office.deliveries.filter((delivery) => !isOf(namespace)(delivery));
    },
    add: (contract, given) => void senders.set(contract.api, createSender(contract, given)),
    remove: (api) => void senders.delete(api),
    async close(ms = 5000) {
      for (const delivery of office.deliveries) stopDelivery(queue, delivery);
      await drainQueue(queue, ms);
      // A receiver that never responds must not keep the process.
      poster.abort();
    },
  };
}

/** Sends the webhooks that a change causes. */
function cause(office: Office, change: Change, fits: (cause: Cause) => boolean): void {
  const { senders, targets, options } = office;
  const { namespace, at } = change;
  const { url = options.url, ...how } = targets.get(namespace) ?? {};
  const sender = senders.get(change.api);
  if (!url || !sender) return;
  for (const webhook of sender.webhooks)
    if (webhook.hint.causes.some((cause) => fits(cause) && isCause(cause, change)))
      start(office, sender, webhook, { ...how, url, namespace, object: change.after ?? change.before, at });
}

/** Sends the webhooks of which a cause says that the object is in the response of an operation. */
function causeByResponse(
  office: Office,
  { api, operation, namespace, json }: Parameters<Webhooks["onResponse"]>[0],
): void {
  const causes = json === undefined ? undefined : office.senders.get(api)?.byResponse.get(operation);
  for (const one of causes ?? []) {
    const after = atPointer(structuredClone(json), one.response as string);
    if (after === undefined) continue;
    const at = office.now();
    const change: Change = { api, operation, kind: "created", resource: operation, after, namespace, at };
    cause(office, change, (other) => other === one);
  }
}

function send(office: Office, name: string, { object: patch, ...request }: SendRequest): Delivery[] {
  const { senders, targets, options } = office;
  const { sender, webhook } = findWebhook([...senders.values()], name);
  const url = request.url ?? targets.get(request.namespace)?.url ?? options.url;
  if (!url) throw new UsageError("there is no address to send it to: give url, or start the mock with --webhook-url");
  if (request.body === undefined) exampleBody(sender.contract, webhook.operation);
  return start(office, sender, webhook, { ...request, url, patch });
}

/** Begins the deliveries of one event. */
function start(office: Office, sender: Sender, webhook: Sending["webhook"], order: Order): Delivery[] {
  const { namespace, url = "", body, object, at = office.now(), patch, copies = 1, signature } = order;
  const event = { at, nonce: nextId(office, namespace), object, patch };
  const sending: Sending = { sender, webhook, event, url, signature, ...(body !== undefined && { body }) };
  return Array.from({ length: copies }, () => startOne(office, sending, order));
}

function startOne(office: Office, sending: Sending, { namespace, delay = 0, order }: Order): Delivery {
  const { queue } = office;
  const { sender, webhook, url } = sending;
  const note = signatureNote(sending);
  const delivery: Delivery = {
    id: nextId(office, namespace),
    api: sender.contract.api,
    webhook: webhook.operation.path,
    namespace,
    url,
    state: "waiting",
    attempts: [],
    headers: {},
    body: undefined,
    ...(note && { note }),
  };
  keep(office, delivery);
  const attempt = () => attemptAndRepeat(office, delivery, sending);
  const release = () => attemptLater(queue, delivery, delay * 1000, attempt);
  if (order === "reversed") holdBack(queue, namespace, release);
  else release();
  return delivery;
}

async function attemptAndRepeat(office: Office, delivery: Delivery, sending: Sending): Promise<void> {
  const { poster, now, queue, options } = office;
  const wait = (sending.webhook.hint.retries ?? defaultRetries)[delivery.attempts.length];
  await attemptDelivery(delivery, sending, poster, now);
  if (delivery.state === "waiting") {
    if (wait === undefined) delivery.state = "failed";
    else attemptLater(queue, delivery, wait * 1000, () => attemptAndRepeat(office, delivery, sending));
  }
  options.onAttempt?.(delivery);
}

function keep(office: Office, delivery: Delivery): void {
  office.deliveries.push(delivery);
  if (office.deliveries.length <= kept * 1.1) return;
  for (const old of office.deliveries.slice(0, -kept)) stopDelivery(office.queue, old);
  office.deliveries = office.deliveries.slice(-kept);
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
