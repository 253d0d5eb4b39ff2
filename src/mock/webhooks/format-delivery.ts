import type { Delivery } from "./delivery.ts";

/** The latest attempt of a delivery as a line of a log. Nothing in it is of the body or the headers. */
export function formatDelivery({ api, webhook, url, state, attempts, next, note }: Delivery): string {
  const attempt = attempts.at(-1);
  const outcome = attempt?.status ?? attempt?.error ?? "-";
  const wait = next === undefined || !attempt ? "" : `, again in ${Math.round((next - attempt.at) / 1000)} s`;
  const place = URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : "-";
  return `WEBHOOK ${place}  ${api}/${webhook}  ${state}${wait}  ${outcome}  ${attempt?.ms ?? 0} ms${note ? `  ${note}` : ""}`;
}
