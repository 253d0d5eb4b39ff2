// app/webhooks/route.ts of a Next.js application.
import { webhooks } from "countersign/loveandpay/webhooks";
import { constructEvent, WebhookError } from "countersign/webhooks";

export async function POST(request: Request): Promise<Response> {
  try {
    const secret = process.env.LOVEANDPAY_WEBHOOK_SECRET ?? "";
    const event = await constructEvent(webhooks, await request.arrayBuffer(), request.headers, secret);
    if (event.event === "invoice.paid") console.log("paid", event.data.id);
    return new Response();
  } catch (error) {
    return new Response(null, { status: error instanceof WebhookError ? error.status : 500 });
  }
}
