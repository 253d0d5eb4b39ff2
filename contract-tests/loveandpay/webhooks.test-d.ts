// Checked by the compiler, never run.
import type { InvoiceCancelledEvent, InvoicePaidEvent } from "countersign/loveandpay";
import { type WebhookEvent, webhooks } from "countersign/loveandpay/webhooks";
import { constructEvent, signTestEvent, type UnknownName } from "countersign/webhooks";
import { expectTypeOf } from "vitest";

declare const body: Uint8Array;
declare const headers: Headers;

export async function theNameOfTheEventNarrows(): Promise<void> {
  const event = await constructEvent(webhooks, body, headers, ["new secret", "old secret"]);
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
      // What the contract does not know: its name is text, and nothing is claimed of its properties.
      expectTypeOf(event.event).toEqualTypeOf<UnknownName | undefined>();
      expectTypeOf(event.event).toExtend<string | undefined>();
      expectTypeOf(event.data).toEqualTypeOf<unknown>();
  }
}

export async function testEventsAreTyped(): Promise<void> {
  await signTestEvent(webhooks, "invoice.paid", undefined, "secret");
  await signTestEvent(webhooks, "invoice.paid", { id: "1", event: "invoice.paid", data: { id: "2" } }, "secret");
  // @ts-expect-error a payload of another event
  await signTestEvent(webhooks, "invoice.paid", { id: "1", event: "invoice.created", data: { id: "2" } }, "secret");
  // @ts-expect-error no such webhook
  await signTestEvent(webhooks, "invoice.payed", undefined, "secret");
}
