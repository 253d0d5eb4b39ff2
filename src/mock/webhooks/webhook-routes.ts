import type { ControlRoute } from "../control-api.ts";
import type { SendRequest, Target, Webhooks } from "./create-webhooks.ts";

/** Sends webhooks on demand, says where they go, and lists them. */
export const webhookRoutes = (webhooks: Webhooks): ControlRoute[] => [
  {
    method: "POST",
    path: "/webhook-url",
    grammar: "control-webhook-url",
    handle({ namespace, body }) {
      const { url, ...how } = body as Omit<Target, "url"> & { url?: string | null };
      webhooks.direct(namespace, typeof url === "string" ? { ...how, url } : how);
      return { namespace, ...(body as object) };
    },
  },
  { method: "DELETE", path: "/webhook-url", handle: ({ namespace }) => webhooks.direct(namespace, undefined) },
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
      const deliveries = webhooks.send(rest, { namespace, ...request });
      if (wait) await webhooks.settled();
      return { deliveries };
    },
  },
];
