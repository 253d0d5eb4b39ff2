// Written by `countersign generate` from the contract of loveandpay-v1. Edit that, not this.
import type { WebhookEvent as AnyEvent, WebhooksDescriptor } from "../../src/webhooks/index.ts";
import type { webhooks as contract } from "./schema.ts";

/** What Love&Pay API v1 sends, by the name of the webhook. */
export interface WebhookPayloads {
  /**
   * Report that an identity check was passed.
   *
   * An identity check was passed. The name of the event is in `type`, not in `event` as for invoices. The same event can come more than once and out of order.
   * @see https://docs.loveandpay.io/api-reference/kyc/events
   */
  "kyc.completed": NonNullable<contract["kycCompleted"]["post"]["requestBody"]>["content"]["application/json"];

  /**
   * Report that an identity check failed.
   *
   * An identity check failed. The name of the event is in `type`, not in `event` as for invoices. The same event can come more than once and out of order.
   * @see https://docs.loveandpay.io/api-reference/kyc/events
   */
  "kyc.failed": NonNullable<contract["kycFailed"]["post"]["requestBody"]>["content"]["application/json"];

}

/** Any of them. `type` tells them apart; an event that the contract does not know is a branch of its own. */
export type WebhookEvent = AnyEvent<WebhookPayloads, "type">;

/** What `constructEvent` and `signTestEvent` know of the contract at run time. */
export const webhooks: WebhooksDescriptor<WebhookPayloads, "type"> = {
  "api": "loveandpay-v1",
  "discriminator": "type",
  "schemes": {
    "webhookSignature": {
      "in": "header",
      "name": "x-webhook-signature",
      "value": [
        "sha256=",
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
    },
    "header x-webhook-id": {
      "in": "header",
      "name": "x-webhook-id",
      "value": [
        {
          "name": "uuid"
        }
      ],
      "optional": true
    },
    "header x-webhook-timestamp": {
      "in": "header",
      "name": "x-webhook-timestamp",
      "value": [
        {
          "name": "unixMillis"
        }
      ],
      "optional": true
    }
  },
  "webhooks": {
    "kyc.completed": {
      "security": [
        [
          "header x-webhook-id",
          "header x-webhook-timestamp",
          "webhookSignature"
        ]
      ],
      "values": [
        "kyc.completed"
      ]
    },
    "kyc.failed": {
      "security": [
        [
          "header x-webhook-id",
          "header x-webhook-timestamp",
          "webhookSignature"
        ]
      ],
      "values": [
        "kyc.failed"
      ]
    }
  },
  "validators": () => import("./webhook-validators.js"),
  "examples": () => import("./webhook-examples.ts")
};
