import type { WireRequest } from "../../auth/index.ts";
import type { Contract, Operation } from "../../contract/index.ts";
import type { CheckResult } from "../check-result.ts";
import { toFinding } from "../finding.ts";
import { inShard, type Shard } from "../shard.ts";
import { withoutSecrets } from "../wire.ts";
import { webhookJudge } from "./judge-webhook.ts";

/** How a webhook is sent when it is not sent as it should be. */
export interface DeliverOptions {
  /** In place of the body that is made of the contract's example; signed as that would be. */
  body?: string;
  /** Not signed, with other credentials, a day ago, or over another body than the one that is sent. */
  signature?: "missing" | "wrong" | "stale" | "tampered";
}

/** Has a webhook sent. @returns what came, or why nothing did. */
export type Deliver = (webhook: Operation, options?: DeliverOptions) => Promise<WireRequest | string>;

export interface WebhookChecks {
  contract: Contract;
  deliver: Deliver;
  /** What the webhooks are signed with, so that no result shows it. */
  credentials: Readonly<Record<string, string>>;
  /** Only the webhooks of this part. */
  shard?: Shard;
  /** Ends the run when it is aborted. */
  signal?: AbortSignal;
}

/** Has each webhook of a contract sent by the mock, and holds what comes against the contract. */
export async function checkWebhooks(options: WebhookChecks): Promise<CheckResult[]> {
  const { contract, deliver, credentials, shard, signal } = options;
  const judge = webhookJudge(contract, { target: "mock", credentials });
  const secrets = Object.values(credentials).filter((value) => value.length >= 6);
  const results: CheckResult[] = [];
  for (const webhook of contract.webhooks) {
    if (signal?.aborted) break;
    if (!inShard(contract, shard, webhook.id)) continue;
    const started = performance.now();
    const request = await deliver(webhook);
    const judged =
      typeof request === "string" ? { findings: [], seen: [], skipped: request } : await judge(webhook, request);
    const { findings, ...rest } = withoutSecrets(judged, secrets);
    const ok = findings.every(({ severity }) => severity !== "broken");
    const ms = Math.round((performance.now() - started) * 10) / 10;
    results.push({ case: recordOf(contract, webhook), ok, sent: [], ms, ...rest, findings: findings.map(toFinding) });
  }
  return results;
}

const recordOf = ({ api }: Contract, { id, method, path }: Operation): CheckResult["case"] => ({
  name: `${id}: the webhook is signed and fits the contract`,
  api,
  operation: id,
  kind: "webhook",
  request: { method: method.toUpperCase(), path, query: "" },
});
