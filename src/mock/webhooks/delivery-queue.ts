import { setTimeout as sleep } from "node:timers/promises";
import { attemptDelivery, type Sending } from "./attempt-delivery.ts";
import type { WebhookOptions } from "./delivery.ts";

/** The deliveries of a mock, and what delivers them. */
export interface DeliveryQueue extends Pick<WebhookOptions, "onDelivery"> {
  /** Unix milliseconds. */
  now: () => number;
  /** Runs something later and returns what calls it off. */
  after: (ms: number, run: () => void) => () => void;
  /** How many times faster than asked for that comes. */
  speed: number;
  fetch: typeof fetch;
  /** The latest, oldest first. */
  sendings: Sending[];
  /** Attempts that have no response yet, each with what cuts it off. */
  underWay: Map<Promise<void>, AbortController>;
  /** By namespace: what waits for the event after it. */
  held: Map<string, Sending>;
}

const kept = 1000;

/** Seconds before each repeated delivery, where the contract has no schedule. */
const defaultRetries: readonly number[] = [1, 5, 30, 120, 600];

/** Begins a delivery in so many milliseconds; one that goes in reversed order after the next of its namespace. */
export function enqueue(queue: DeliveryQueue, sending: Sending, ms: number, isReversed: boolean): void {
  const { sendings, held, speed } = queue;
  const { namespace } = sending.delivery;
  sendings.push(sending);
  if (sendings.length > kept) stop(sendings.shift() as Sending);
  const earlier = held.get(namespace);
  if (isReversed && !earlier) held.set(namespace, sending);
  attemptIn(queue, sending, isReversed && !earlier ? ms + 1000 * speed : ms);
  if (!isReversed || !earlier) return;
  held.delete(namespace);
  // After the first bytes of the later one have left.
  attemptIn(queue, earlier, ms + 50 * speed);
}

/** Attempts a delivery in so many milliseconds; at once for 0, but not before the caller has its response ready. */
export function attemptIn(queue: DeliveryQueue, sending: Sending, ms: number): void {
  const { delivery } = sending;
  if (delivery.state !== "waiting") return;
  sending.cancel?.();
  delivery.next = queue.now() + ms;
  const begin = () => {
    sending.cancel = undefined;
    const controller = new AbortController();
    const running = Promise.resolve()
      .then(() => attempt(queue, sending, controller))
      .finally(() => queue.underWay.delete(running));
    // Under way from now on, so that `settled` waits for it.
    queue.underWay.set(running, controller);
  };
  if (ms === 0) begin();
  else sending.cancel = queue.after(ms, begin);
}

/** Attempts a delivery, and again by the schedule until it is received. */
async function attempt(queue: DeliveryQueue, sending: Sending, controller: AbortController): Promise<void> {
  const { delivery, webhook } = sending;
  if (queue.held.get(delivery.namespace) === sending) queue.held.delete(delivery.namespace);
  delete delivery.next;
  const wait = (webhook.retries ?? defaultRetries)[delivery.attempts.length];
  await attemptDelivery(sending, queue, controller);
  if (wait !== undefined) attemptIn(queue, sending, wait * 1000);
  else if (delivery.state === "waiting") delivery.state = "failed";
  queue.onDelivery?.(delivery);
}

/** Gives up a delivery that waits. */
export function stop(sending: Sending): void {
  const { delivery } = sending;
  sending.cancel?.();
  sending.cancel = undefined;
  if (delivery.state === "waiting") delivery.state = "stopped";
  delete delivery.next;
}

/** Lets what waits in a namespace come so many milliseconds earlier. */
export function advance(queue: DeliveryQueue, ms: number, namespace: string): void {
  for (const sending of queue.sendings) {
    const { next = 0, namespace: own } = sending.delivery;
    if (sending.cancel && own === namespace) attemptIn(queue, sending, Math.max(0, next - queue.now() - ms));
  }
}

/** Stops what waits, and lets what is under way end for at most so many milliseconds. */
export async function close({ sendings, underWay }: DeliveryQueue, ms: number): Promise<void> {
  sendings.forEach(stop);
  const early = new AbortController();
  const limit = sleep(ms, undefined, { signal: early.signal }).catch(() => {});
  await Promise.race([Promise.allSettled(underWay.keys()), limit]);
  early.abort();
  // A receiver that never responds must not keep the process.
  for (const controller of underWay.values()) controller.abort();
}
