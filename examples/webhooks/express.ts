import { webhooks } from "countersign/loveandpay/webhooks";
import { constructEvent } from "countersign/webhooks";
import express from "express";

export const app = express();

// The bytes that were signed, which express.json() would lose. A WebhookError has the `status` that Express answers with.
app.post("/webhooks", express.raw({ type: "*/*" }), async (request, response) => {
  const secret = process.env.LOVEANDPAY_WEBHOOK_SECRET ?? "";
  const event = await constructEvent(webhooks, request.body, request.headers, secret);
  if (event.event === "invoice.paid") console.log("paid", event.data.id);
  response.sendStatus(200);
});
