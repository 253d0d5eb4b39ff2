import type { Operator } from "./operator.ts";

const signedAs = (name: string, does: string, signature: Operator["signature"]): Operator => ({
  name,
  area: "webhook",
  does,
  signature,
  fits: () => false,
  change: () => undefined,
});

/** What a server can do wrong when it signs a webhook. */
export const webhookMutations: Operator[] = [
  signedAs("webhook-unsigned", "sends a webhook without its signature", "missing"),
  signedAs("webhook-other-key", "signs a webhook with another key", "wrong"),
  signedAs("webhook-old-clock", "signs a webhook with the time of the day before", "stale"),
  signedAs("webhook-other-body", "changes the body of a webhook after it was signed", "tampered"),
];
