import type { Contract } from "../contract/index.ts";
import { nameWebhooks } from "./describe-webhooks.ts";
import { printWebhookExamples, printWebhooks } from "./print-webhooks.ts";

/** What receivers of a contract's webhooks need, as file name to content; none for a contract without webhooks. */
export function webhookFiles(contract: Contract, clientModule: string): [file: string, text: string][] {
  const { webhooks } = nameWebhooks(contract);
  if (webhooks.length === 0) return [];
  // The receiver is the client's neighbour, here and in the package.
  const webhooksModule = clientModule.replace(/client(?=(\/index\.[jt]s)?$)/, "webhooks");
  return [
    ["webhooks.ts", printWebhooks(contract, webhooksModule)],
    ["webhook-examples.ts", printWebhookExamples(contract)],
  ];
}
