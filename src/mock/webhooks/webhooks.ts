import type { Contract } from "../../contract/index.ts";
import type { Credentials } from "../authenticate.ts";
import type { Change } from "../state/change.ts";
import type { Delivery, DeliveryOptions } from "./delivery.ts";

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
  after?: (ms: number, run: () => void) => () => void;
  /** What ids are made from: the same seed and the same events give the same ids. */
  seed?: number | string;
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

/** The webhooks of every API of a mock: caused by changes, or asked for; signed, delivered, repeated. */
export interface Webhooks {
  /** Sends what a change causes. */
  onChange(change: Change): void;
  /** Sends what a response causes, where a cause says that the object is in it. `json`: what its body is the JSON of. */
  onResponse(response: { api: string; operation: string; namespace: string; json: unknown }): void;
  /** Sends one now. `name` as in the contract, `api/name` where several APIs have it. @throws UsageError */
  send(name: string, request: SendRequest): Delivery[];
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
  /** Stops everything that waits, and waits for what is under way, for at most `ms`. */
  close(ms?: number): Promise<void>;
}
