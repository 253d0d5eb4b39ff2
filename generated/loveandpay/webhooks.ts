// Written by `countersign generate` from the contract of loveandpay. Edit that, not this.
import type { WebhookEvent as AnyEvent, WebhooksDescriptor } from "../../src/webhooks/index.ts";
import type { webhooks as contract } from "./schema.ts";

/** What Love&Pay API v2 sends, by the name of the webhook. */
export interface WebhookPayloads {
  /**
   * Report that an invoice was created.
   *
   * An invoice was created. The id of the invoice is `data.id`. The same event can come more than once and out of order. The amount comes in kopecks in this event and in rubles in the others, as the dashboard warns. Take `data.amountKopecks` or `data.amountRub` where they are there.
   * @see https://docs.loveandpay.io/api-reference/webhooks/create
   */
  "invoice.created": NonNullable<contract["invoiceCreated"]["post"]["requestBody"]>["content"]["application/json"];

  /**
   * Report that an invoice was paid.
   *
   * An invoice was paid. The id of the invoice is `data.id`. The same event can come more than once and out of order. Real deliveries look like this. The test button of the dashboard sends another shape, with `INVOICE_PAID`, `data.invoiceId`, no currency and a header `X-Webhook-Event`.
   * @see https://docs.loveandpay.io/api-reference/webhooks/events
   */
  "invoice.paid": NonNullable<contract["invoicePaid"]["post"]["requestBody"]>["content"]["application/json"];

  /**
   * Report that an invoice expired.
   *
   * An invoice was not paid in time. The id of the invoice is `data.id`. The same event can come more than once and out of order.
   * @see https://docs.loveandpay.io/api-reference/webhooks/create
   */
  "invoice.expired": NonNullable<contract["invoiceExpired"]["post"]["requestBody"]>["content"]["application/json"];

  /**
   * Report that an invoice was cancelled.
   *
   * An invoice was cancelled. The id of the invoice is `data.id`. The same event can come more than once and out of order.
   * @see https://docs.loveandpay.io/api-reference/webhooks/create
   */
  "invoice.cancelled": NonNullable<contract["invoiceCancelled"]["post"]["requestBody"]>["content"]["application/json"];

}

/** Any of them. `event` tells them apart; an event that the contract does not know is a branch of its own. */
export type WebhookEvent = AnyEvent<WebhookPayloads, "event">;

/** What `constructEvent` and `signTestEvent` know of the contract at run time. */
export const webhooks: WebhooksDescriptor<WebhookPayloads, "event"> = {
  "api": "loveandpay",
  "discriminator": "event",
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
    "invoice.created": {
      "security": [
        [
          "header x-webhook-id",
          "header x-webhook-timestamp",
          "webhookSignature"
        ]
      ],
      "values": [
        "invoice.created"
      ]
    },
    "invoice.paid": {
      "security": [
        [
          "header x-webhook-id",
          "header x-webhook-timestamp",
          "webhookSignature"
        ]
      ],
      "values": [
        "invoice.paid"
      ]
    },
    "invoice.expired": {
      "security": [
        [
          "header x-webhook-id",
          "header x-webhook-timestamp",
          "webhookSignature"
        ]
      ],
      "values": [
        "invoice.expired"
      ]
    },
    "invoice.cancelled": {
      "security": [
        [
          "header x-webhook-id",
          "header x-webhook-timestamp",
          "webhookSignature"
        ]
      ],
      "values": [
        "invoice.cancelled"
      ]
    }
  },
  "validators": () => import("./webhook-validators.js"),
  "examples": () => import("./webhook-examples.ts")
};
