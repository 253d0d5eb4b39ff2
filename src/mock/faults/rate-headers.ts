import type { DocumentedResponse } from "../../contract/index.ts";
import type { RateState } from "./effect.ts";

const units: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/**
 * The headers by which a response of the contract tells how far a limit is used up, filled: those whose name speaks of a
 * rate limit and says limit, remaining or reset, with the window in the name (`x-ratelimit-remaining-hour`) or without.
 * A header about a window that is not among the rates is left as it is.
 */
export function rateHeaders(
  response: DocumentedResponse | undefined,
  rates: readonly RateState[],
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const spelling of Object.keys(response?.headers ?? {})) {
    const name = spelling.toLowerCase();
    const [, said] = /rate-?limit[-_]?(.*)/.exec(name) ?? [];
    if (said === undefined) continue;
    const unit = Object.keys(units).find((unit) => said.includes(unit));
    const rate = unit
      ? rates.find(({ per }) => per === units[unit])
      : [...rates].sort((a, b) => a.remaining - b.remaining || b.reset - a.reset)[0];
    if (!rate) continue;
    if (said.includes("remaining")) headers[name] = String(rate.remaining);
    else if (said.includes("reset")) headers[name] = String(rate.reset);
    else if (said.includes("limit")) headers[name] = String(rate.limit);
  }
  return headers;
}
