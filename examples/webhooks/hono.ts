import { webhooks } from "countersign/loveandpay/webhooks";
import { constructEvent, WebhookError } from "countersign/webhooks";
import { Hono } from "hono";

export const app = new Hono();

app.post("/webhooks", async (c) => {
  const secret = process.env.LOVEANDPAY_WEBHOOK_SECRET ?? "";
  const event = await constructEvent(webhooks, await c.req.arrayBuffer(), c.req.raw.headers, secret);
  if (event.event === "invoice.paid") console.log("paid", event.data.id);
  return c.body(null, 200);
});
app.onError((error, c) => c.body(null, error instanceof WebhookError ? error.status : 500));
