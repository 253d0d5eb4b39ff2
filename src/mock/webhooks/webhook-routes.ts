import { UsageError } from "../../core/errors.ts";
import { isLoopback } from "../../core/is-loopback.ts";
import { hasUser, shownUrl } from "../../core/shown-url.ts";
import type { ControlRoute } from "../control-api.ts";
import type { SendRequest, Target, Webhooks } from "./create-webhooks.ts";

/**
 * Sends webhooks on demand, says where they go, and lists them.
 *
 * @param hosts To which they may go besides this machine; undefined for any.
 */
export const webhookRoutes = (webhooks: Webhooks, hosts: readonly string[] | undefined): ControlRoute[] => [
  {
    method: "POST",
    path: "/webhook-url",
    grammar: "control-webhook-url",
    handle({ namespace, body }) {
      const { url, ...how } = body as Omit<Target, "url"> & { url?: string | null };
      webhooks.direct(namespace, typeof url === "string" ? { ...how, url: readTarget(url, hosts) } : how);
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
      if (request.url !== undefined) readTarget(request.url, hosts);
      const deliveries = webhooks.send(rest, { namespace, ...request });
      if (wait) await webhooks.settled();
      return { deliveries };
    },
  },
];

/**
 * The address of a receiver.
 *
 * @param hosts To which webhooks may go besides this machine; undefined for any.
 * @throws UsageError when it is not an absolute http or https URL, has a user, or leads
 *   elsewhere.
 */
export function readTarget(url: unknown, hosts: readonly string[] | undefined): string {
  if (typeof url !== "string" || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`expected the http or https address of a receiver, found ${shownTarget(url)}.`);
  if (hasUser(url))
    throw new UsageError(
      "the address of a receiver has a user or password in it, which fetch does not send; leave it out.",
    );
  const { hostname } = new URL(url);
  if (hosts === undefined || isLoopback(hostname) || hosts.includes(hostname)) return url;
  throw new UsageError(
    `webhooks go to this machine alone: ${hostname} is another one; start the mock with --allow-webhook-host ${hostname}.`,
  );
}

const shownTarget = (url: unknown): string | undefined => JSON.stringify(typeof url === "string" ? shownUrl(url) : url);
