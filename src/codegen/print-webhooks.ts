import type { Contract, Operation } from "../contract/index.ts";
import { describeWebhooks, type NamedWebhook, nameWebhooks } from "./describe-webhooks.ts";

/** The module that a receiver imports: the types of what comes in, and what it takes to verify it. */
export function printWebhooks(contract: Contract, webhooksModule: string): string {
  const { discriminator, webhooks } = nameWebhooks(contract);
  const descriptor = { api: contract.api, ...describeWebhooks(contract) };
  const types = `WebhookPayloads${discriminator === undefined ? ", never" : `, ${JSON.stringify(discriminator)}`}`;
  const told =
    discriminator === undefined
      ? "Nothing in them tells them apart by its value."
      : `\`${comment(discriminator)}\` tells them apart; an event that the contract does not know is a branch of its own.`;
  return `import type { WebhookEvent as AnyEvent, WebhooksDescriptor } from ${JSON.stringify(webhooksModule)};
import type { webhooks as contract } from "./schema.ts";

/** What ${comment(contract.title)} sends, by the name of the webhook. */
export interface WebhookPayloads {
${webhooks.map(printPayload).join("\n")}
}

/** Any of them. ${told} */
export type WebhookEvent = AnyEvent<${types}>;

/** What \`constructEvent\` and \`signTestEvent\` know of the contract at run time. */
export const webhooks: WebhooksDescriptor<${types}> = {
${JSON.stringify(descriptor, null, 2).split("\n").slice(1, -1).join("\n")},
  "validators": () => import("./webhook-validators.ts"),
  "examples": () => import("./webhook-examples.ts")
};
`;
}

/** The contract's first example of each payload, and of the headers that are sent beside it. */
export function printWebhookExamples(contract: Contract): string {
  const examples = nameWebhooks(contract).webhooks.flatMap(({ name, webhook, media }) => {
    const [example] = Object.values(media?.examples ?? {});
    if (!example) return [];
    const headers = exampleHeaders(webhook);
    return [[name, { payload: example.value, ...(Object.keys(headers).length > 0 && { headers }) }]];
  });
  const text = JSON.stringify(Object.fromEntries(examples), null, 2);
  return `/** By the name of the webhook. */\nexport const examples: Readonly<Record<string, { payload: unknown; headers?: Record<string, string> }>> = ${text};\n`;
}

function exampleHeaders({ parameters }: Operation): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, in: place, examples } of parameters) {
    const value = Object.values(examples)[0]?.value;
    if (place === "header" && value !== undefined) headers[name.toLowerCase()] = String(value);
  }
  return headers;
}

/** Prose cannot end the comment that it stands in. */
const comment = (text: string): string => text.replace(/\*\//g, "*\\/");

function printPayload({ name, webhook, type, media }: NamedWebhook): string {
  const { summary, description, source, method, path } = webhook;
  const lines = [
    ...(summary ? [`${summary}.`, ""] : []),
    ...(description ? [description] : []),
    ...(source ? [`@see ${source}`] : []),
  ].flatMap((line) => comment(line).trimEnd().split("\n"));
  const item = `contract[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
  const payload = media ? `NonNullable<${item}["requestBody"]>["content"][${JSON.stringify(type)}]` : "undefined";
  const doc = lines.length ? `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join("\n")}\n   */\n` : "";
  return `${doc}  ${JSON.stringify(name)}: ${payload};\n`;
}
