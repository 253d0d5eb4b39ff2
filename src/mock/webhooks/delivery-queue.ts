import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "./delivery.ts";

/** Deliveries that are under way, or wait for their time. */
export interface DeliveryQueue {
  now: () => number;
  /** Runs something later and returns what calls it off. */
  after: (ms: number, run: () => void) => () => void;
  /** How many times faster than the schedule repeated deliveries come. */
  speed: number;
  waiting: Map<Delivery, { cancel: () => void; attempt: () => Promise<void> }>;
  underWay: Set<Promise<void>>;
  /** By namespace: what waits for the event after it. */
  held: Map<string, () => void>;
}

/** @param after Timers of the runtime when absent; nobody waits for a delivery that is due in an hour. */
export const createQueue = (
  now: DeliveryQueue["now"],
  speed = 1,
  after: DeliveryQueue["after"] = (ms, run) => {
    const timer = setTimeout(run, ms / speed).unref();
    return () => clearTimeout(timer);
  },
): DeliveryQueue => ({ now, speed, after, waiting: new Map(), underWay: new Set(), held: new Map() });

/** Attempts a delivery in so many milliseconds; at once for 0, but not before the caller has its response ready. */
export function attemptLater(queue: DeliveryQueue, delivery: Delivery, ms: number, attempt: () => Promise<void>): void {
  if (delivery.state !== "waiting") return;
  delivery.next = queue.now() + ms;
  const run = async () => {
    queue.waiting.delete(delivery);
    await attempt();
  };
  // Under way at once, so that `settled` waits for it.
  if (ms === 0) track(queue, Promise.resolve().then(run));
  else queue.waiting.set(delivery, { cancel: queue.after(ms, () => track(queue, run())), attempt });
}

function track({ underWay }: DeliveryQueue, running: Promise<void>): void {
  const tracked = running.finally(() => underWay.delete(tracked));
  underWay.add(tracked);
}

/** Lets an event go after the one that follows it, or alone after a second. */
export function holdBack({ held, after, speed }: DeliveryQueue, namespace: string, release: () => void): void {
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

/** Gives up a delivery that waits. */
export function stopDelivery({ waiting }: DeliveryQueue, delivery: Delivery): void {
  waiting.get(delivery)?.cancel();
  waiting.delete(delivery);
  if (delivery.state === "waiting") delivery.state = "stopped";
  delete delivery.next;
}

/** Lets what waits in a namespace come so many milliseconds earlier. */
export function advanceQueue(queue: DeliveryQueue, ms: number, namespace: string): void {
  for (const [delivery, { cancel, attempt }] of [...queue.waiting]) {
    if (delivery.namespace !== namespace || delivery.next === undefined) continue;
    cancel();
    queue.waiting.delete(delivery);
    attemptLater(queue, delivery, Math.max(0, delivery.next - queue.now() - ms), attempt);
  }
}

/** Ends when no delivery is under way. */
export async function settleQueue({ underWay }: DeliveryQueue): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled([...underWay]);
}

/** Waits for what is under way, for at most `ms`. */
export async function drainQueue({ underWay, held }: DeliveryQueue, ms: number): Promise<void> {
  held.clear();
  const late = new AbortController();
  const limit = sleep(ms, undefined, { signal: late.signal }).catch(() => {});
  await Promise.race([Promise.allSettled([...underWay]), limit]);
  late.abort();
}
