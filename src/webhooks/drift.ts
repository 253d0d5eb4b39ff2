import { misfits } from "../core/compiled-validator.ts";
import type { WebhooksDescriptor } from "./descriptor.ts";
import { memberOf } from "./read-payload.ts";

/** A payload that does not keep the contract. It was returned as if it did. */
export interface PayloadDrift {
  api: string;
  /** Name of the webhook in the contract; absent when the contract does not know it. */
  webhook?: string;
  /** RFC 6901 pointer into the payload; empty for the payload as a whole. */
  pointer: string;
  message: string;
}

/**
 * Tells `onDrift` what does not fit: of the webhooks that the payload can be of, the one that it fits best is judged.
 * Money may have moved, so nothing that goes wrong here stops the event.
 */
export async function reportDrift(
  { api, discriminator, validators: load }: WebhooksDescriptor<any, any>,
  possible: readonly string[],
  payload: unknown,
  onDrift: (drift: PayloadDrift) => void,
): Promise<void> {
  try {
    if (possible.length === 0) {
      const name = memberOf(payload, discriminator);
      const what =
        typeof name === "string" ? `${JSON.stringify(name.slice(0, 100))} is not in the contract` : "is missing";
      onDrift({ api, pointer: `/${discriminator}`, message: `the name of the event ${what}` });
      return;
    }
    const loaded = await load?.();
    const [best] = possible
      .map((webhook) => {
        const validate = loaded?.validators[webhook];
        return { webhook, violations: validate ? misfits(validate, payload) : [] };
      })
      .sort((a, b) => a.violations.length - b.violations.length);
    for (const violation of best?.violations ?? []) onDrift({ api, webhook: best?.webhook, ...violation });
  } catch {
    // Neither a listener nor a validator that fails may turn a good event into an exception.
  }
}
