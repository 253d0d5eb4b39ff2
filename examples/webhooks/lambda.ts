import { webhooks } from "countersign/loveandpay/webhooks";
import { constructEvent, WebhookError } from "countersign/webhooks";

/** What is used of the event of API Gateway (REST and HTTP APIs) and of function URLs. */
interface GatewayEvent {
  body?: string | null;
  isBase64Encoded: boolean;
  headers: Record<string, string | undefined>;
}

export async function handler({ body, isBase64Encoded, headers }: GatewayEvent): Promise<{ statusCode: number }> {
  try {
    const secret = process.env.LOVEANDPAY_WEBHOOK_SECRET ?? "";
    // The bytes that were signed: the gateway may have written them in Base64.
    const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
    const event = await constructEvent(webhooks, bytes, headers, secret);
    if (event.event === "invoice.paid") console.log("paid", event.data.id);
    return { statusCode: 200 };
  } catch (error) {
    return { statusCode: error instanceof WebhookError ? error.status : 500 };
  }
}
