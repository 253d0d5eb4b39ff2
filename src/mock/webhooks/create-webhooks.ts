import { createHash } from "node:crypto";
import { atPointer, type Operation } from "../../contract/index.ts";
import { boundedCache } from "../../core/bounded-cache.ts";
import { UsageError } from "../../core/errors.ts";
import { maskSensitive } from "../mask-sensitive.ts";
import type { Change } from "../state/change.ts";
import type { Delivery, DeliveryOptions } from "./delivery.ts";
import { isCause } from "./is-cause.ts";
import { type Event, exampleBody, makeBody } from "./make-body.ts";
import { makeRequest, signingRequirement } from "./make-request.ts";
import { createPoster, describeFailure } from "./post-webhook.ts";
import type { Cause } from "./read-hint.ts";
import { createSender, findWebhook, type Sender } from "./sender.ts";
import type { SendRequest, WebhookOptions, Webhooks } from "./webhooks.ts";

/** Seconds before each repeated delivery, where the contract has no schedule. */
export const defaultRetries: readonly number[] = [1, 5, 30, 120, 600];

const kept = 1000;

export function createWebhooks(options: WebhookOptions = {}): Webhooks {
  const { speed = 1, now = Date.now, seed = 0, onAttempt } = options;
  const poster = createPoster(options.fetch);
  const after = options.after ?? realTimers(speed);
  const senders = new Map<string, Sender>();
  const targets = new Map<string, { url?: string } & DeliveryOptions>();
  const held = new Map<string, () => void>();
  const waiting = new Map<Delivery, { cancel: () => void; attempt: () => Promise<void> }>();
  const underWay = new Set<Promise<void>>();
  let deliveries: Delivery[] = [];
  const counts = boundedCache<string, number>(kept);

  /** 32 hexadecimal digits, as a nonce has, made from the seed and how many went before. */
  function nextId(namespace: string): string {
    const count = counts.get(namespace) ?? 0;
    counts.set(namespace, count + 1);
    const hex = createHash("sha256")
      .update(JSON.stringify([seed, namespace, "webhook", count]))
      .digest("hex");
    // Where a UUID has its version and variant, so that it makes a good one.
    return `${hex.slice(0, 12)}4${hex.slice(13, 16)}a${hex.slice(17, 32)}`;
  }

  function start(
    sender: Sender,
    { operation, hint }: Sender["webhooks"][0],
    {
      namespace,
      url = "",
      body: given,
      object,
      at,
      ...how
    }: Omit<SendRequest, "object"> & { object?: unknown; at?: number },
    patch?: Record<string, unknown>,
  ): Delivery[] {
    const nonce = nextId(namespace);
    const event: Event = { at: at ?? now(), nonce, object, patch };
    const { contract, credentials } = sender;
    const [media] = Object.values(operation.body?.content ?? {});
    const unsigned = signingRequirement(contract, operation, credentials)
      ? undefined
      : "not signed: the contract does not say how";
    const retries = hint.retries ?? defaultRetries;

    return Array.from({ length: how.copies ?? 1 }, () => {
      const delivery: Delivery = {
        id: nextId(namespace),
        api: contract.api,
        webhook: operation.path,
        namespace,
        url,
        state: "waiting",
        attempts: [],
        headers: {},
        body: undefined,
        ...((how.signature ?? unsigned) && { note: how.signature ? `signature ${how.signature}` : unsigned }),
      };
      const attempt = async (): Promise<void> => {
        const at = now();
        const number = delivery.attempts.length;
        const began = performance.now();
        const outcome: { status?: number; error?: string } = {};
        delete delivery.next;
        try {
          const value = given === undefined ? await makeBody(contract, operation, hint, event, number) : given;
          const body = typeof value === "string" ? value : JSON.stringify(value);
          delivery.body = maskSensitive(contract, media, value);
          const request = await makeRequest(contract, operation, hint, credentials, {
            url,
            body,
            at,
            nonce,
            attempt: number,
            signature: how.signature,
          });
          delivery.headers = Object.fromEntries(request.headers);
          outcome.status = await poster.post(request);
        } catch (error) {
          outcome.error = describeFailure(error);
          // The next attempt would find no body either.
          if (error instanceof UsageError) delivery.state = "failed";
        }
        delivery.attempts.push({ at, ...outcome, ms: Math.round((performance.now() - began) * 10) / 10 });
        const wait = retries[number];
        if (outcome.status !== undefined && isReceived(operation, outcome.status)) delivery.state = "delivered";
        else if (delivery.state === "waiting") {
          if (wait === undefined) delivery.state = "failed";
          else later(delivery, wait * 1000, attempt);
        }
        onAttempt?.(delivery);
      };
      deliveries.push(delivery);
      if (deliveries.length > kept * 1.1) {
        for (const old of deliveries.slice(0, -kept)) stop(old);
        deliveries = deliveries.slice(-kept);
      }
      const delay = (how.delay ?? 0) * 1000;
      if (how.order !== "reversed") later(delivery, delay, attempt);
      else holdBack(namespace, () => later(delivery, delay, attempt));
      return delivery;
    });
  }

  function later(delivery: Delivery, ms: number, attempt: () => Promise<void>): void {
    if (delivery.state !== "waiting") return;
    delivery.next = now() + ms;
    const run = () => {
      waiting.delete(delivery);
      const running = attempt().finally(() => underWay.delete(running));
      underWay.add(running);
    };
    if (ms === 0) {
      // Under way at once, so that `settled` waits for it; not before the caller has its response ready.
      const running = Promise.resolve().then(run);
      const tracked = running.finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    } else waiting.set(delivery, { cancel: after(ms, run), attempt });
  }

  /** Lets an event go after the one that follows it, or alone after a second. */
  function holdBack(namespace: string, release: () => void): void {
    const earlier = held.get(namespace);
    if (earlier) {
      held.delete(namespace);
      release();
      // After the first bytes of the later one have left.
      after(50 * speed, earlier);
      return;
    }
    held.set(namespace, release);
    after(1000 * speed, () => {
      if (held.get(namespace) !== release) return;
      held.delete(namespace);
      release();
    });
  }

  function stop(delivery: Delivery): void {
    waiting.get(delivery)?.cancel();
    waiting.delete(delivery);
    if (delivery.state === "waiting") delivery.state = "stopped";
    delete delivery.next;
  }

  function cause(change: Change, fits: (cause: Cause) => boolean): void {
    const { url = options.url, ...how } = targets.get(change.namespace) ?? {};
    const sender = senders.get(change.api);
    if (!url || !sender) return;
    for (const webhook of sender.webhooks)
      if (webhook.hint.causes.some((cause) => fits(cause) && isCause(cause, change)))
        start(sender, webhook, {
          ...how,
          url,
          namespace: change.namespace,
          object: change.after ?? change.before,
          at: change.at,
        });
  }

  return {
    onChange: (change) => cause(change, ({ response }) => response === undefined),
    onResponse({ api, operation, namespace, json }) {
      const mine = senders.get(api)?.byResponse.get(operation);
      if (!mine || json === undefined) return;
      for (const one of mine) {
        const after = atPointer(structuredClone(json), one.response as string);
        if (after === undefined) continue;
        const change: Change = { api, operation, kind: "created", resource: operation, after, namespace, at: now() };
        cause(change, (other) => other === one);
      }
    },
    send(name, { object, ...request }) {
      const { sender, webhook } = findWebhook([...senders.values()], name);
      const url = request.url ?? targets.get(request.namespace)?.url ?? options.url;
      if (!url)
        throw new UsageError("there is no address to send it to: give url, or start the mock with --webhook-url");
      if (request.body === undefined) exampleBody(sender.contract, webhook.operation);
      return start(sender, webhook, { ...request, url }, object);
    },
    direct(namespace, target) {
      if (target) targets.set(namespace, target);
      else targets.delete(namespace);
    },
    list: (namespace) =>
      deliveries.filter((delivery) => namespace === undefined || delivery.namespace === namespace).slice(-kept),
    advance(ms, namespace) {
      for (const [delivery, { cancel, attempt }] of [...waiting]) {
        if (delivery.namespace !== namespace || delivery.next === undefined) continue;
        cancel();
        waiting.delete(delivery);
        later(delivery, Math.max(0, delivery.next - now() - ms), attempt);
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    clear(namespace) {
      for (const delivery of deliveries)
        if (namespace === undefined || delivery.namespace === namespace) stop(delivery);
      deliveries = namespace === undefined ? [] : deliveries.filter((delivery) => delivery.namespace !== namespace);
    },
    add: (contract, given) => void senders.set(contract.api, createSender(contract, given)),
    remove: (api) => void senders.delete(api),
    async close(ms = 5000) {
      for (const delivery of deliveries) stop(delivery);
      held.clear();
      let timer: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        Promise.allSettled([...underWay]),
        new Promise((resolve) => {
          timer = setTimeout(resolve, ms);
        }),
      ]);
      clearTimeout(timer);
      // A receiver that never answers must not keep the process.
      poster.abort();
    },
  };
}

const realTimers =
  (speed: number) =>
  (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms / speed);
    // Nobody waits for a delivery that is due in an hour.
    timer.unref?.();
    return () => clearTimeout(timer);
  };

/** A status that the contract has for success; any 2xx when it has none. */
function isReceived({ responses }: Operation, status: number): boolean {
  const good = Object.keys(responses).filter((key) => key.startsWith("2"));
  if (good.length === 0) return status >= 200 && status < 300;
  return good.includes(String(status)) || good.some((key) => /^2XX$/i.test(key) && status >= 200 && status < 300);
}
