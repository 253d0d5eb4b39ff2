import type { ControlRoute } from "../control-api.ts";
import type { DeliveryOptions } from "./delivery.ts";
import { readTarget } from "./read-target.ts";
import type { SendRequest, Webhooks } from "./webhooks.ts";

/**
 * Sends webhooks on demand, says where they go, and lists them.
 *
 * @param hosts To which they may go besides this machine; undefined for any.
 */
export const webhookRoutes = (webhooks: Webhooks, hosts: readonly string[] | undefined): ControlRoute[] => [
  ...targetRoutes(webhooks, hosts),
  ...deliveryRoutes(webhooks, hosts),
];

function targetRoutes(webhooks: Webhooks, hosts: readonly string[] | undefined): ControlRoute[] {
  return [
    {
      method: "POST",
      path: "/webhook-url",
      grammar: "control-webhook-url",
      handle({ namespace, body }) {
        const { url, ...how } = body as { url?: string | null } & DeliveryOptions;
        webhooks.direct(namespace, { ...(typeof url === "string" && { url: readTarget(url, hosts) }), ...how });
        return { namespace, ...(body as object) };
      },
    },
    {
      method: "DELETE",
      path: "/webhook-url",
      handle: ({ namespace }) => webhooks.direct(namespace, undefined),
    },
  ];
}

function deliveryRoutes(webhooks: Webhooks, hosts: readonly string[] | undefined): ControlRoute[] {
  return [
    {
      method: "GET",
      path: "/webhooks",
      all: true,
      handle: ({ namespace }) => ({ deliveries: webhooks.list(namespace === "*" ? undefined : namespace) }),
    },
    {
      method: "DELETE",
      path: "/webhooks",
      all: true,
      handle: ({ namespace }) => webhooks.clear(namespace === "*" ? undefined : namespace),
    },
    {
      method: "POST",
      path: "/webhooks/*",
      grammar: "control-webhook",
      async handle({ namespace, rest, body }) {
        const { wait, ...request } = body as { wait?: boolean } & Omit<SendRequest, "namespace">;
        if (request.url !== undefined) readTarget(request.url, hosts);
        const deliveries = webhooks.send(rest, { namespace, ...request });
        if (wait) await webhooks.settled();
        return { deliveries };
      },
    },
  ];
}
