export interface WebhookOptions {
  /** Where webhooks go; nowhere when absent. */
  webhookUrl?: string;
  /** Hosts besides this machine to which they may go. */
  webhookHosts?: readonly string[];
  /** What delivers them, a receiver in the same process for instance; the runtime's `fetch` when absent. */
  webhookFetch?: typeof fetch;
  /** How many times faster than the vendor's schedule repeated deliveries come; 1 when absent. */
  webhookSpeed?: number;
  /** Sees every attempt to deliver a webhook. */
  onDelivery?: (delivery: Delivery) => void;
}

/**
 * How a delivery is signed, so that receivers can be tested: not at all, with other credentials, a day ago, or over
 * another body than the one that is sent.
 */
export type SignatureFault = "missing" | "wrong" | "stale" | "tampered";

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
  /** What the receiver responded with; absent when there was no response. */
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
  /** Without the values of its query, one of which may be a secret of the receiver. */
  url: string;
  /** `failed`: the last attempt of the schedule was not received either. `stopped`: given up before. */
  state: "waiting" | "delivered" | "failed" | "stopped";
  attempts: Attempt[];
  /** Unix milliseconds of the next attempt. */
  next?: number;
  /** Of the latest attempt, credentials masked; a signature is none. */
  headers: Record<string, string>;
  /** Of the latest attempt, with what the contract marks `x-sensitive` masked. */
  body: unknown;
  /** Why it was sent without a signature, or signed wrongly. */
  note?: string;
}

/** The latest attempt of a delivery as a line of a log. Nothing in it is of the body or the headers. */
export function formatDelivery({ api, webhook, url, state, attempts, next, note }: Delivery): string {
  const attempt = attempts.at(-1);
  const outcome = attempt?.status ?? attempt?.error ?? "-";
  const wait = next === undefined || !attempt ? "" : `, again in ${Math.round((next - attempt.at) / 1000)} s`;
  const place = URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : "-";
  return `WEBHOOK ${place}  ${api}/${webhook}  ${state}${wait}  ${outcome}  ${attempt?.ms ?? 0} ms${note ? `  ${note}` : ""}`;
}
