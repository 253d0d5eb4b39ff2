import type { Contract } from "../../contract/index.ts";
import { type BoundedCache, boundedCache } from "../../core/bounded-cache.ts";
import { UsageError } from "../../core/errors.ts";
import { isLoopback } from "../../core/is-loopback.ts";
import { makeUuid } from "../../core/seeded-digits.ts";
import { hasUser, shownUrl } from "../../core/shown-url.ts";
import type { Credentials } from "../authenticate.ts";
import type { Change } from "../state/request-context.ts";
import { type Cause, changedBy, isTold, type ToldResponse, toldBy } from "./cause.ts";
import type { Delivery, DeliveryOptions, WebhookOptions } from "./delivery.ts";
import { advance, attemptIn, close, type DeliveryQueue, enqueue, stop } from "./delivery-queue.ts";
import { type Event, exampleBody } from "./make-body.ts";
import { findWebhook, readWebhooks, type Webhook } from "./read-webhooks.ts";

/** Where webhooks go, and how they are delivered. */
export interface Target extends DeliveryOptions {
  url?: string;
}

/** What one call asks to be sent. */
export interface SendRequest extends Target {
  namespace: string;
  /** The whole body, instead of one made from the example. */
  body?: unknown;
  /** Properties to put over those of the object in the example. */
  object?: Record<string, unknown>;
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
  direct(namespace: string, target: Target | undefined): void;
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

/** What sends the webhooks of a mock. */
interface Sender extends DeliveryQueue {
  /** The address of every namespace that has no other. */
  url: string | undefined;
  /** What ids are made from: the same seed and the same events give the same ids. */
  seed: () => number | undefined;
  /** By API. */
  webhooks: Map<string, Webhook[]>;
  /** By namespace. */
  targets: Map<string, Target>;
  /** By namespace: how many ids were made. */
  counts: BoundedCache<string, number>;
}

/** @throws UsageError when the address is none, or not one to which webhooks may go. */
export function createWebhooks(
  { webhookUrl, webhookFetch, webhookHosts = [], webhookSpeed: speed = 1, onDelivery }: WebhookOptions,
  { seed, now, after = timers(speed) }: Pick<Sender, "seed" | "now"> & Partial<Pick<Sender, "after">>,
): Webhooks {
  // What a function delivers goes nowhere by itself.
  const hosts = webhookFetch ? undefined : webhookHosts;
  const checked = (url: string | undefined) => (url === undefined ? undefined : readTarget(url, hosts));
  const sender: Sender = {
    url: checked(webhookUrl),
    seed,
    now,
    after,
    speed,
    onDelivery,
    fetch: webhookFetch ?? ((...call) => fetch(...call)),
    sendings: [],
    underWay: new Map(),
    held: new Map(),
    webhooks: new Map(),
    targets: new Map(),
    counts: boundedCache(1000),
  };
  const { webhooks, targets } = sender;
  const sent = (namespace: string | undefined) =>
    sender.sendings.filter(({ delivery }) => namespace === undefined || delivery.namespace === namespace);
  return {
    onChange: (change) => sendCaused(sender, change, change.at, (cause) => changedBy(cause, change)),
    onResponse(response) {
      // Nearly all cause nothing: that is found out before anything else is done.
      const causes = webhooks.get(response.api)?.some((one) => one.causes.some((cause) => isTold(cause, response)));
      return causes ? sendCaused(sender, response, now(), (cause) => toldBy(cause, response)) : [];
    },
    send: (name, request) => send(sender, name, { ...request, url: checked(request.url) }),
    again: (id) => again(sender, id),
    direct(namespace, target) {
      if (target) targets.set(namespace, { ...target, url: checked(target.url) });
      else targets.delete(namespace);
    },
    list: (namespace) => sent(namespace).map(({ delivery }) => delivery),
    advance: (ms, namespace) => advance(sender, ms, namespace),
    async settled() {
      while (sender.underWay.size > 0) await Promise.allSettled(sender.underWay.keys());
    },
    clear(namespace) {
      const cleared = new Set(sent(namespace));
      cleared.forEach(stop);
      sender.sendings = sender.sendings.filter((sending) => !cleared.has(sending));
    },
    add: (contract, given) => void webhooks.set(contract.api, readWebhooks(contract, given)),
    remove: (api) => void webhooks.delete(api),
    signedWith: (api) => (sender.url === undefined ? {} : (webhooks.get(api)?.[0]?.credentials ?? {})),
    close: (ms = 5000) => close(sender, ms),
  };
}

/** Timers of the runtime; nobody waits for a delivery that is due in an hour. */
const timers =
  (speed: number): DeliveryQueue["after"] =>
  (ms, run) => {
    const timer = setTimeout(run, ms / speed).unref();
    return () => clearTimeout(timer);
  };

/** Sends the webhooks that something causes, each once. @param objectOf The object in it, where a cause describes it. */
function sendCaused(
  sender: Sender,
  { api, namespace }: Pick<Change, "api" | "namespace">,
  at: number,
  objectOf: (cause: Cause) => unknown,
): Delivery[] {
  const target = sender.targets.get(namespace);
  const url = target?.url ?? sender.url;
  if (!url) return [];
  return (sender.webhooks.get(api) ?? []).flatMap((webhook) => {
    const object = webhook.causes.map(objectOf).find((object) => object !== undefined);
    return object === undefined ? [] : start(sender, webhook, { at, object }, { ...target, url, namespace });
  });
}

function send(sender: Sender, name: string, { object: patch, body, ...how }: SendRequest): Delivery[] {
  const webhook = findWebhook([...sender.webhooks.values()].flat(), name);
  const url = how.url ?? sender.targets.get(how.namespace)?.url ?? sender.url;
  if (!url) throw new UsageError("there is no address to send it to: give url, or start the mock with --webhook-url");
  if (body === undefined) exampleBody(webhook);
  return start(sender, webhook, { at: sender.now(), patch, body }, { ...how, url });
}

/** Begins the deliveries of one event. */
function start(
  sender: Sender,
  webhook: Webhook,
  about: Omit<Event, "nonce">,
  { namespace, url, copies = 1, delay = 0, order, signature }: SendRequest & { url: string },
): Delivery[] {
  const event = { ...about, nonce: nextId(sender, namespace) };
  const unsigned = webhook.requirement ? undefined : "not signed: the contract does not say how";
  const note = signature ? `signature ${signature}` : unsigned;
  return Array.from({ length: copies }, () => {
    const delivery: Delivery = {
      id: nextId(sender, namespace),
      api: webhook.contract.api,
      webhook: webhook.operation.path,
      namespace,
      url: webhook.redact(shownUrl(url)),
      state: "waiting",
      attempts: [],
      headers: {},
      body: undefined,
      ...(note && { note }),
    };
    enqueue(sender, { ...event, delivery, webhook, url, signature }, delay * 1000, order === "reversed");
    return delivery;
  });
}

function again(sender: Sender, id: string): Delivery {
  const found = sender.sendings.find(({ delivery }) => delivery.id === id);
  if (!found) throw new UsageError(`there is no delivery ${id}, or it is not kept any more`);
  found.delivery.state = "waiting";
  attemptIn(sender, found, 0);
  return found.delivery;
}

/** 32 hexadecimal digits, as a nonce has, made from the seed and how many went before. */
function nextId({ counts, seed }: Sender, namespace: string): string {
  const count = counts.get(namespace) ?? 0;
  counts.set(namespace, count + 1);
  return makeUuid(JSON.stringify([seed() ?? 0, namespace, "webhook", count])).replaceAll("-", "");
}

/**
 * The address of a receiver.
 *
 * @param hosts To which webhooks may go besides this machine; undefined for any.
 * @throws UsageError when it is not an absolute http or https URL, has a user, or leads elsewhere.
 */
export function readTarget(url: unknown, hosts: readonly string[] | undefined): string {
  if (typeof url !== "string" || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`expected the http or https address of a receiver, found ${shownTarget(url)}.`);
  if (hasUser(url))
    throw new UsageError(
      "the address of a receiver has a user or password in it, which fetch does not send; leave it out.",
    );
  const { hostname } = new URL(url);
  if (hosts === undefined || isLoopback(hostname) || hosts.includes(hostname)) return url;
  throw new UsageError(
    `webhooks go to this machine alone: ${hostname} is another one; start the mock with --allow-webhook-host ${hostname}.`,
  );
}

const shownTarget = (url: unknown): string | undefined => JSON.stringify(typeof url === "string" ? shownUrl(url) : url);
