import { atPointer, type Contract, type Operation, readCallbacks } from "../contract/index.ts";
import { curlSample } from "./curl-sample.ts";
import { evidenceText } from "./evidence-text.ts";
import { blocks, codeBlock, codeSpan, heading, safeMarkdown } from "./markdown.ts";
import { messagesMarkdown } from "./messages-markdown.ts";
import { rateLimitText } from "./rate-limit-text.ts";
import { retryText } from "./retry-text.ts";
import { typescriptSample } from "./typescript-sample.ts";
import type { Node } from "./walk-document.ts";
import { webhookSample } from "./webhook-sample.ts";
import type { WorkedExample } from "./worked-example.ts";

/** One operation or webhook as Markdown, under a heading of this level. */
export function operationMarkdown(contract: Contract, worked: WorkedExample, level = 3): string {
  const { operation } = worked;
  const isWebhook = contract.webhooks.includes(operation);
  const receiver = webhookSample(contract, worked);
  const callbacks = readCallbacks(contract, operation);
  return blocks(
    heading(level, operation.summary ? safeMarkdown(operation.summary) : operation.id),
    `${codeSpan(`${operation.method.toUpperCase()} ${operation.path}`)} · ${isWebhook ? "event" : "name in the client"}: ${codeSpan(operation.id)}${operation.deprecated ? " · **deprecated**" : ""}`,
    operation.description && safeMarkdown(operation.description.trim()),
    factsList(contract, operation),
    ...messagesMarkdown(contract, operation, level + 1),
    callbacks.length > 0 && heading(level + 1, "Callbacks"),
    ...callbacks.map((callback) => callbackMarkdown(contract, callback, level + 2)),
    isWebhook
      ? receiver && blocks(heading(level + 1, "Sample"), codeBlock(receiver, "ts"))
      : blocks(
          heading(level + 1, "Samples"),
          codeBlock(typescriptSample(contract, worked), "ts"),
          codeBlock(curlSample(contract, worked), "sh"),
        ),
  );
}

/** What is told of every operation that moves money. */
export const movesMoney = "Moves money: where its response is lost, look it up before it is sent again.";

/** What there is to know of an operation in a line each. */
function factsList({ document }: Contract, operation: Operation): string {
  const { evidence, source, security, pointer, money } = operation;
  const node = atPointer(document, pointer) as Node;
  const limit = rateLimitText(node);
  const ways = security.map((way) => (way.length ? way.map(codeSpan).join(" and ") : "nothing"));
  const item = atPointer(document, pointer.slice(0, pointer.lastIndexOf("/"))) as Node;
  const servers = (node.servers ?? item.servers ?? []).map(({ url }: Node) => codeSpan(String(url)));
  return [
    source && `Source: ${safeMarkdown(source)}`,
    evidence && `Evidence: ${evidenceText(evidence, source)}`,
    limit && `Rate limit: ${limit}`,
    retryText(document, operation),
    money && movesMoney,
    servers.length > 0 && `Servers of its own: ${servers.join(", ")}`,
    `Credentials: ${ways.join(", or ") || "none"}`,
  ]
    .filter(Boolean)
    .map((line) => `- ${line}`)
    .join("\n");
}

/** A request that the vendor makes to an address that it was given. */
const callbackMarkdown = (contract: Contract, callback: Operation, level: number): string =>
  blocks(
    heading(level, callback.summary ? safeMarkdown(callback.summary) : callback.id),
    `${codeSpan(callback.method.toUpperCase())} to the address in ${codeSpan(callback.path)}`,
    callback.description && safeMarkdown(callback.description.trim()),
    ...messagesMarkdown(contract, callback, level + 1),
  );
