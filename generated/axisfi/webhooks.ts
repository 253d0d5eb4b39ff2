// Written by `countersign generate` from the contract of axisfi. Edit that, not this.
import type { WebhookEvent as AnyEvent, WebhooksDescriptor } from "../../src/webhooks/index.ts";
import type { webhooks as contract } from "./schema.ts";

/** What AxisFi API sends, by the name of the webhook. */
export interface WebhookPayloads {
  /**
   * Receive a completed transfer.
   *
   * A transfer is done and its funds are at the destination. The page says that the data object is the transfer of Get Transfer Details, and prints it bare. An object around it, with the name of the event, is implied and not shown.
   * @see https://docs.axisfi.net/api-reference/webhooks/overview
   */
  "transfer.completed": NonNullable<contract["transfer.completed"]["post"]["requestBody"]>["content"]["application/json"];

  /**
   * Receive a failed transfer.
   *
   * A transfer was rejected, for instance for lack of funds or by compliance. The page says that the data object is the transfer of Get Transfer Details, and prints it bare. An object around it, with the name of the event, is implied and not shown.
   * @see https://docs.axisfi.net/api-reference/webhooks/overview
   */
  "transfer.failed": NonNullable<contract["transfer.failed"]["post"]["requestBody"]>["content"]["application/json"];

}

/** Any of them. Nothing in them tells them apart by its value. */
export type WebhookEvent = AnyEvent<WebhookPayloads, never>;

/** What `constructEvent` and `signTestEvent` know of the contract at run time. */
export const webhooks: WebhooksDescriptor<WebhookPayloads, never> = {
  "api": "axisfi",
  "schemes": {
    "webhookSignature": {
      "in": "header",
      "name": "X-Webhook-Signature",
      "value": [
        {
          "call": "hex",
          "args": [
            {
              "call": "hmacSha256",
              "args": [
                {
                  "name": "webhookSecret"
                },
                {
                  "name": "body"
                }
              ]
            }
          ]
        }
      ]
    }
  },
  "webhooks": {
    "transfer.completed": {
      "security": [
        [
          "webhookSignature"
        ]
      ]
    },
    "transfer.failed": {
      "security": [
        [
          "webhookSignature"
        ]
      ]
    }
  },
  "validators": () => import("./webhook-validators.js"),
  "examples": () => import("./webhook-examples.ts")
};
