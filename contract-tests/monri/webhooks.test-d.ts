// Checked by the compiler, never run.
import type { Transaction, TransactionEvent } from "countersign/monri";
import { webhooks } from "countersign/monri/webhooks";
import { constructEvent } from "countersign/webhooks";
import { expectTypeOf } from "vitest";

declare const body: Uint8Array;
declare const headers: Headers;

export async function payloadsThatNoMemberTellsApartAreAUnion(): Promise<void> {
  const event = await constructEvent(webhooks, body, headers, "secret");
  expectTypeOf(event).toEqualTypeOf<Transaction | TransactionEvent>();
  if ("payload" in event) expectTypeOf(event).toEqualTypeOf<TransactionEvent>();
  else expectTypeOf(event).toEqualTypeOf<Transaction>();
}

export async function theWebhookOfAnAddressIsNamed(): Promise<void> {
  const callback = await constructEvent(webhooks, body, headers, "secret", { webhook: "callback" });
  expectTypeOf(callback).toEqualTypeOf<Transaction>();
  const event = await constructEvent(webhooks, body, headers, [], { webhook: "event", unsigned: "accept" });
  expectTypeOf(event).toEqualTypeOf<TransactionEvent>();
  // @ts-expect-error no such webhook
  await constructEvent(webhooks, body, headers, "secret", { webhook: "calback" });
  // @ts-expect-error a secret that may not be set does not compile
  await constructEvent(webhooks, body, headers, process.env.SECRET);
  // @ts-expect-error what was parsed has no raw bytes
  await constructEvent(webhooks, { status: "approved" }, headers, "secret");
}
