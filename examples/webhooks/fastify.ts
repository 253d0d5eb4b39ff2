import { webhooks } from "countersign/loveandpay/webhooks";
import { constructEvent } from "countersign/webhooks";
import Fastify from "fastify";

export const app = Fastify();

// The bytes that were signed, which the parser of JSON would lose. Beside other routes, register this as a plugin.
app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
// A WebhookError has the `status` that Fastify answers with.
app.post<{ Body: Buffer }>("/webhooks", async (request) => {
  const secret = process.env.LOVEANDPAY_WEBHOOK_SECRET ?? "";
  const event = await constructEvent(webhooks, request.body, request.headers, secret);
  if (event.event === "invoice.paid") console.log("paid", event.data.id);
});
