import type { SignatureFault } from "./make-request.ts";

/** How webhooks are delivered, other than well: for tests of receivers. */
export interface DeliveryOptions {
  /** Times that each event is delivered, besides retries; 1 when absent. */
  copies?: number;
  /** Seconds before the first delivery. */
  delay?: number;
  /** `reversed`: an event waits for the next one and is delivered after it; a second at most. */
  order?: "reversed";
  signature?: SignatureFault;
}

export interface Attempt {
  /** Unix milliseconds by the mock's clock. */
  at: number;
  /** What the receiver answered; absent when there was no response. */
  status?: number;
  /** Why there was no response. */
  error?: string;
  ms: number;
}

/** One webhook on its way, or there. */
export interface Delivery {
  id: string;
  api: string;
  /** Name of the webhook in the contract. */
  webhook: string;
  namespace: string;
  url: string;
  /** `failed`: the last attempt of the schedule was not received either. `stopped`: given up before. */
  state: "waiting" | "delivered" | "failed" | "stopped";
  attempts: Attempt[];
  /** Unix milliseconds of the next attempt. */
  next?: number;
  /** Of the latest attempt. What signs it is a digest, never a secret. */
  headers: Record<string, string>;
  /** Of the latest attempt, with what the contract marks `x-sensitive` masked. */
  body: unknown;
  /** Why it was sent without a signature, or signed wrongly. */
  note?: string;
}
