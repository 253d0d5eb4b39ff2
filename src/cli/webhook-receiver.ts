import type { WireRequest } from "../auth/index.ts";
import type { Deliver } from "../checks/index.ts";
import { UsageError } from "../core/errors.ts";
import type { Mock } from "../mock/index.ts";

/** Receives, in this process, the webhooks that a mock sends. */
export interface WebhookReceiver {
  /** What delivers them: `webhookFetch` of the mock. */
  fetch: typeof fetch;
  /** What has the mock send one, and gives what came. */
  from(mock: Mock): Deliver;
}

const url = "https://receiver.invalid/";
const namespace = "check-webhooks";

export function webhookReceiver(): WebhookReceiver {
  let received: WireRequest | undefined;
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const { method, headers } = request;
      const body = new Uint8Array(await request.arrayBuffer());
      received = { method, url, headers, body };
      return new Response();
    },
    from:
      ({ webhooks }) =>
      async ({ path }, { body, signature } = {}) => {
        received = undefined;
        try {
          const [delivery] = webhooks.send(path, { namespace, url, body, ...(signature && { signature }) });
          await webhooks.settled();
          return received ?? delivery?.attempts[0]?.error ?? "nothing came";
        } catch (error) {
          if (error instanceof UsageError) return error.message.replace(/\.$/, "");
          throw error;
        } finally {
          // Nobody waits for another attempt.
          webhooks.clear(namespace);
        }
      },
  };
}
