import { UsageError } from "../../core/errors.ts";
import type { ControlRoute } from "../control-api.ts";
import type { DeliveryOptions } from "./delivery.ts";
import { type SignatureFault, signatureFaults } from "./make-request.ts";
import { readTarget } from "./read-target.ts";
import type { Webhooks } from "./webhooks.ts";

type JsonObject = Record<string, unknown>;

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
      handle({ namespace, body }) {
        const members = readMembers(body, ["url", ...deliveryMembers]);
        const url = members.url === null || members.url === undefined ? undefined : readTarget(members.url, hosts);
        webhooks.direct(namespace, { ...(url && { url }), ...readDelivery(members) });
        return { namespace, ...members };
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
      async handle({ namespace, rest, body }) {
        const members = readMembers(body ?? {}, ["url", "body", "object", "wait", ...deliveryMembers]);
        const { url, object, wait } = members;
        if (object !== undefined && (typeof object !== "object" || object === null || Array.isArray(object)))
          throw new UsageError("object: expected an object, the members to put over those of the example");
        const deliveries = webhooks.send(rest, {
          namespace,
          ...readDelivery(members),
          ...(url !== undefined && { url: readTarget(url, hosts) }),
          ...(members.body !== undefined && { body: members.body }),
          ...(object !== undefined && { object: object as JsonObject }),
        });
        if (wait === true) await webhooks.settled();
        return { deliveries };
      },
    },
  ];
}

const deliveryMembers = ["copies", "delay", "order", "signature"];

function readMembers(body: unknown, known: string[]): JsonObject {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new UsageError(`expected a JSON object with some of ${known.join(", ")}`);
  for (const name of Object.keys(body))
    if (!known.includes(name))
      throw new UsageError(`there is no ${JSON.stringify(name)}; there are ${known.join(", ")}`);
  return body as JsonObject;
}

function readDelivery({ copies, delay, order, signature }: JsonObject): DeliveryOptions {
  if (copies !== undefined && !(Number.isInteger(copies) && (copies as number) >= 1 && (copies as number) <= 100))
    throw new UsageError("copies: expected a whole number from 1 to 100");
  if (delay !== undefined && !(typeof delay === "number" && delay >= 0 && delay <= 86_400))
    throw new UsageError("delay: expected a number of seconds up to 86400");
  if (order !== undefined && order !== "reversed") throw new UsageError('order: expected "reversed"');
  if (signature !== undefined && !signatureFaults.includes(signature as SignatureFault))
    throw new UsageError(`signature: expected one of ${signatureFaults.join(", ")}`);
  return {
    ...(copies !== undefined && { copies: copies as number }),
    ...(delay !== undefined && { delay: delay as number }),
    ...(order !== undefined && { order: "reversed" as const }),
    ...(signature !== undefined && { signature: signature as SignatureFault }),
  };
}
