// Checked by the compiler, never run.
import type { KycCompletedEvent, KycFailedEvent } from "countersign/loveandpay-v1";
import { webhooks } from "countersign/loveandpay-v1/webhooks";
import { constructEvent } from "countersign/webhooks";
import { expectTypeOf } from "vitest";

export async function theMemberThatTellsThemApartIsTheContracts(body: Uint8Array, headers: Headers): Promise<void> {
  const event = await constructEvent(webhooks, body, headers, "secret");
  if (event.type === "kyc.failed") expectTypeOf(event).toEqualTypeOf<KycFailedEvent>();
  else if (event.type === "kyc.completed") expectTypeOf(event).toEqualTypeOf<KycCompletedEvent>();
  else expectTypeOf(event.id).toEqualTypeOf<unknown>();
}
