// Checked by the compiler, never run.
import type { Transfer } from "countersign/axisfi";
import { webhooks as axisfi } from "countersign/axisfi/webhooks";
import type { InvoiceCancelledEvent, InvoicePaidEvent } from "countersign/loveandpay";
import { webhooks as loveandpay, type WebhookEvent } from "countersign/loveandpay/webhooks";
import type { KycFailedEvent } from "countersign/loveandpay-v1";
import { webhooks as v1 } from "countersign/loveandpay-v1/webhooks";
import type { Transaction, TransactionEvent } from "countersign/monri";
import { webhooks as monri } from "countersign/monri/webhooks";
import { constructEvent, signTestEvent, type UnknownName } from "countersign/webhooks";
import { expectTypeOf } from "vitest";

declare const body: Uint8Array;
declare const headers: Headers;

export async function theNameOfTheEventNarrows(): Promise<void> {
  const event = await constructEvent(loveandpay, body, headers, "secret");
  expectTypeOf(event).toEqualTypeOf<WebhookEvent>();
  if (event.event === "invoice.paid") {
    expectTypeOf(event).toEqualTypeOf<InvoicePaidEvent>();
    expectTypeOf(event.data.id).toEqualTypeOf<string>();
  }
  switch (event.event) {
    case "invoice.created":
    case "invoice.paid":
    case "invoice.expired":
      break;
    case "invoice.cancelled":
      expectTypeOf(event).toEqualTypeOf<InvoiceCancelledEvent>();
      break;
    // @ts-expect-error a misspelt name does not compile
    case "invoice.payed":
      break;
    default:
      // What the contract does not know: its name is text, and nothing is claimed of its members.
      expectTypeOf(event.event).toEqualTypeOf<UnknownName | undefined>();
      expectTypeOf(event.event).toExtend<string | undefined>();
      expectTypeOf(event.data).toEqualTypeOf<unknown>();
  }
}

export async function theDiscriminatorIsTheContracts(): Promise<void> {
  const event = await constructEvent(v1, body, headers, ["new secret", "old secret"]);
  if (event.type === "kyc.failed") expectTypeOf(event).toEqualTypeOf<KycFailedEvent>();
}

export async function payloadsWithoutADiscriminatorAreAUnion(): Promise<void> {
  const event = await constructEvent(monri, body, headers, "secret");
  expectTypeOf(event).toEqualTypeOf<Transaction | TransactionEvent>();
  if ("payload" in event) expectTypeOf(event).toEqualTypeOf<TransactionEvent>();
  else expectTypeOf(event).toEqualTypeOf<Transaction>();
  expectTypeOf(await constructEvent(axisfi, body, headers, "secret")).toEqualTypeOf<Transfer>();
}

export async function theWebhookOfAnAddressIsNamed(): Promise<void> {
  const callback = await constructEvent(monri, body, headers, "secret", { webhook: "callback" });
  expectTypeOf(callback).toEqualTypeOf<Transaction>();
  const event = await constructEvent(monri, body, headers, [], { webhook: "event", unsigned: "accept" });
  expectTypeOf(event).toEqualTypeOf<TransactionEvent>();
  // @ts-expect-error no such webhook
  await constructEvent(monri, body, headers, "secret", { webhook: "calback" });
  // @ts-expect-error a secret that may not be set does not compile
  await constructEvent(monri, body, headers, process.env.SECRET);
  // @ts-expect-error what was parsed has no raw bytes
  await constructEvent(monri, { status: "approved" }, headers, "secret");
}

export async function testEventsAreTyped(): Promise<void> {
  await signTestEvent(loveandpay, "invoice.paid", undefined, "secret");
  await signTestEvent(loveandpay, "invoice.paid", { id: "1", event: "invoice.paid", data: { id: "2" } }, "secret");
  // @ts-expect-error a payload of another event
  await signTestEvent(loveandpay, "invoice.paid", { id: "1", event: "invoice.created", data: { id: "2" } }, "secret");
  // @ts-expect-error no such webhook
  await signTestEvent(loveandpay, "invoice.payed", undefined, "secret");
}
