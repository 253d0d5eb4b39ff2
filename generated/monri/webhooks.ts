// Written by `countersign generate` from the contract of monri. Edit that, not this.
import type { WebhookEvent as AnyEvent, WebhooksDescriptor } from "../../src/webhooks/index.ts";
import type { webhooks as contract } from "./schema.ts";

/** What Monri WebPay API v2 sends, by the name of the webhook. */
export interface WebhookPayloads {
  /**
   * Receive an approved transaction.
   *
   * Sent for every approved transaction to the Callback URL of the merchant's profile. Anything but 200 makes the vendor send it again, later each time; how often could not be read.
   * @see https://docs.monri.com/v1/docs/notifications-1
   */
  "callback": NonNullable<contract["callback"]["post"]["requestBody"]>["content"]["application/json"];

  /**
   * Receive an event.
   *
   * Sent for the events that the vendor's support has set up for the merchant, none of which is about customers or subscriptions. Whether and how it is signed could not be read, so do not trust one by itself.
   * @see https://docs.monri.com/v1/docs/notifications-1
   */
  "event": NonNullable<contract["event"]["post"]["requestBody"]>["content"]["application/json"];

}

/** Any of them. Nothing in them tells them apart by its value. */
export type WebhookEvent = AnyEvent<WebhookPayloads, never>;

/** What `constructEvent` and `signTestEvent` know of the contract at run time. */
export const webhooks: WebhooksDescriptor<WebhookPayloads, never> = {
  "api": "monri",
  "schemes": {
    "callback": {
      "in": "header",
      "name": "Authorization",
      "value": [
        "WP3-callback ",
        {
          "call": "hex",
          "args": [
            {
              "call": "sha512",
              "args": [
                {
                  "name": "merchantKey"
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
    "eventSignature": {
      "in": "header",
      "name": "Authorization",
      "value": [
        ""
      ],
      "unknown": "The readable part of https://docs.monri.com/v1/docs/notifications-1 does not say whether or how events are signed."
    }
  },
  "webhooks": {
    "callback": {
      "security": [
        [
          "callback"
        ]
      ]
    },
    "event": {
      "security": [
        [
          "eventSignature"
        ]
      ],
      "unsigned": {
        "required": [
          "event",
          "payload"
        ],
        "known": [
          "event",
          "payload"
        ]
      }
    }
  },
  "validators": () => import("./webhook-validators.js"),
  "examples": () => import("./webhook-examples.ts")
};
