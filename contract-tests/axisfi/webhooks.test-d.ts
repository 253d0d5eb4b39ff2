// Checked by the compiler, never run.
import type { Transfer } from "countersign/axisfi";
import { webhooks } from "countersign/axisfi/webhooks";
import { constructEvent, signTestEvent } from "countersign/webhooks";
import { expectTypeOf } from "vitest";

export async function webhooksWithOnePayloadAreThatPayload(body: Uint8Array, headers: Headers): Promise<void> {
  expectTypeOf(await constructEvent(webhooks, body, headers, "secret")).toEqualTypeOf<Transfer>();
  await signTestEvent(webhooks, "transfer.failed", { status: "Failed" }, "secret");
}
