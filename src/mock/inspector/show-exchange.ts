import type { Exchange } from "../create-mock.ts";
import type { LogEntry } from "../log-line.ts";
import { type Mask, redactAll } from "../redact.ts";
import { splitWireUrl } from "../route-request.ts";
import { maskSensitive } from "../sensitive.ts";
import type { Change } from "../state/request-context.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import { curlLine } from "./curl-line.ts";
import type { Logged } from "./exchange-log.ts";
import { explainExchange, type ShownExplanation } from "./explain-exchange.ts";
import { maskExchange, maskedHeaders, maskedRequestBody, maskedResponseBody } from "./mask-exchange.ts";

/** An exchange in one line. Nothing in it is secret. */
export interface ExchangeLine {
  n: number;
  at: number;
  ms: number;
  method: string;
  /** With the query. */
  target: string;
  api?: string;
  operation?: string;
  namespace?: string;
  verdict: LogEntry["verdict"];
  status: number;
  reasons: string[];
  changes: number;
  deliveries: number;
}

/** A request or response as it may be shown. */
interface ShownMessage {
  headers: [name: string, value: string][];
  body: string;
  /** Size of the body in bytes, where only its beginning is kept. */
  cut?: number | undefined;
}

/** All that there is to see of an exchange. Nothing in it is secret. */
export interface ShownExchange extends ExchangeLine {
  summary?: string | undefined;
  scheme?: string | undefined;
  reason?: string | undefined;
  request: ShownMessage;
  response: ShownMessage & { latency?: number | undefined; fault?: string | undefined };
  explanation?: ShownExplanation | undefined;
  changed: (Pick<Change, "kind" | "resource" | "before" | "after"> & { api: string })[];
  caused: Pick<Delivery, "id" | "api" | "webhook" | "state">[];
  curl: string;
}

function maskOf(logged: Logged): Mask {
  logged.mask ??= maskExchange(logged.exchange);
  return logged.mask;
}

export function exchangeLine(logged: Logged): ExchangeLine {
  const { n, exchange } = logged;
  const { at, request, response, target, routed, entry, changes, deliveries } = exchange;
  const { ms, verdict, detail } = entry;
  const mask = maskOf(logged);
  return {
    ...{ n, at, ms, method: request.method, target: mask(targetOf(request.url)) },
    ...(target && { api: target.contract.api }),
    ...(routed && { operation: routed.operation.id, namespace: routed.namespace }),
    ...{ verdict, status: response.status, reasons: (detail?.reasons ?? []).map(mask) },
    ...{ changes: changes.length, deliveries: deliveries.length },
  };
}

/** The explanation of an exchange: it takes longest. */
export const explainLogged = (logged: Logged): Promise<ShownExplanation | undefined> =>
  explainExchange(logged.exchange, maskOf(logged), logged.cut.request !== undefined);

/** An exchange as it is now, without its explanation. */
export function showExchange(logged: Logged): ShownExchange {
  const { exchange, cut } = logged;
  const { request, response, target, routed, entry, changes, deliveries } = exchange;
  const mask = maskOf(logged);
  const line = exchangeLine(logged);
  const headers = maskedHeaders(exchange, mask);
  const body = maskedRequestBody(exchange, mask);
  const url = `${splitWireUrl(request.url)?.origin ?? ""}${line.target}`;
  const { api, method } = line;
  return {
    ...line,
    summary: routed?.operation.summary,
    scheme: entry.detail?.scheme,
    reason: entry.detail?.reason,
    request: { headers, body, cut: cut.request },
    response: {
      headers: Object.entries(response.headers).map(([name, value]) => [
        name,
        /cookie|token/i.test(name) ? `‹${name}›` : mask(value),
      ]),
      body: maskedResponseBody(exchange, mask),
      cut: cut.response,
      latency: response.latency,
      fault: response.fault,
    },
    changed: redactAll(shownChanges(changes, exchange), mask),
    caused: deliveries.map(({ id, api, webhook, state }) => ({ id, api, webhook, state })),
    curl: curlLine({ api, method, url, headers, body }, Object.keys(target?.credentials ?? {})),
  };
}

/** Their schemas are not at hand: what has the name of something sensitive is masked. */
function shownChanges(changes: readonly Change[], { target }: Exchange): ShownExchange["changed"] {
  const mask = (object: unknown) => (target ? maskSensitive(target.contract, undefined, object) : object);
  return changes.map(({ api, kind, resource, before, after }) => ({
    ...{ api, kind, resource },
    ...(before !== undefined && { before: mask(before) }),
    ...(after !== undefined && { after: mask(after) }),
  }));
}

function targetOf(url: string): string {
  const split = splitWireUrl(url);
  return split ? `${split.path}${split.search}` : url;
}
