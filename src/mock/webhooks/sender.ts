import { credentialNames } from "../../auth/index.ts";
import type { Contract, Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import type { Credentials } from "../authenticate.ts";
import { type Cause, readHint, type WebhookHint } from "./read-hint.ts";

/** The webhooks of one API. */
export interface Sender {
  contract: Contract;
  credentials: Credentials;
  webhooks: { operation: Operation; hint: WebhookHint }[];
  /** By operationId: the causes whose object is in its response. */
  byResponse: Map<string, Cause[]>;
}

/** @throws UsageError when a hint is not one. */
export function createSender(contract: Contract, given: Credentials = {}): Sender {
  const webhooks = contract.webhooks.map((operation) => ({ operation, hint: readHint(contract, operation) }));
  const schemes = contract.webhooks.flatMap(({ security }) => security.flat());
  const names = credentialNames(contract.schemes, [...new Set(schemes)]);
  const credentials = Object.fromEntries(
    names.map((name) => [name, given[name] ?? (contract.testCredentials[name] as string)]),
  );
  const byResponse = new Map<string, Cause[]>();
  for (const cause of webhooks.flatMap(({ hint }) => hint.causes))
    if (cause.response !== undefined && cause.operation !== undefined)
      byResponse.set(cause.operation, [...(byResponse.get(cause.operation) ?? []), cause]);
  return { contract, credentials, webhooks, byResponse };
}

/**
 * Finds a webhook by its name in the contract, its operationId, or `api/name`.
 *
 * @throws UsageError when there is none of that name, or several.
 */
export function findWebhook(
  senders: readonly Sender[],
  name: string,
): { sender: Sender; webhook: Sender["webhooks"][0] } {
  const all = senders.flatMap((sender) => sender.webhooks.map((webhook) => ({ sender, webhook })));
  const found = all.filter(({ sender, webhook: { operation } }) =>
    [operation.path, operation.id, `${sender.contract.api}/${operation.path}`].includes(name),
  );
  const list = all.map(({ sender, webhook }) => `${sender.contract.api}/${webhook.operation.path}`).join(", ");
  if (found.length === 1 && found[0]) return found[0];
  if (found.length === 0)
    throw new UsageError(`there is no webhook ${JSON.stringify(name)}; there are ${list || "none"}`);
  throw new UsageError(`several APIs have a webhook ${name}; name the API too: ${list}`);
}
