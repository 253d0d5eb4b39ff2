import type { Delivery } from "../../webhooks/delivery.ts";
import type { ExchangeLine, ShownExchange } from "../show-exchange.ts";
import type { ShownCollection } from "../show-objects.ts";

/** What the mock says of its exchanges. */
export interface Listed {
  version: number;
  /** How many there are, found or not. */
  kept: number;
  isStateless: boolean;
  namespaces: string[];
  exchanges: ExchangeLine[];
}

async function ask(path: string, init: RequestInit = {}): Promise<any> {
  // Relative to the page, which a proxy may serve somewhere else.
  const response = await fetch(path, { ...init, credentials: "omit", cache: "no-store" });
  if (response.status === 204) return undefined;
  const json = await response.json();
  if (!response.ok) throw new Error(json.detail ?? `the mock responded with ${response.status}`);
  return json;
}

/** The exchanges that say all words of a search; with `since` as soon as there is another version than that. */
export function askExchanges(search: string, since: number | undefined, signal: AbortSignal): Promise<Listed> {
  const query = new URLSearchParams({
    ...(since !== undefined && { since: String(since) }),
    ...(search && { search }),
  });
  return ask(`exchanges?${query}`, { signal });
}

export const askExchange = (n: string): Promise<ShownExchange> => ask(`exchanges/${encodeURIComponent(n)}`);

export const clearExchanges = (): Promise<void> => ask("exchanges", { method: "DELETE" });

export const askDeliveries = async (): Promise<Delivery[]> => (await ask("deliveries")).deliveries;

export const sendAgain = (id: string): Promise<Delivery> =>
  ask(`deliveries/${encodeURIComponent(id)}`, { method: "POST" });

export const askObjects = async (namespace: string): Promise<ShownCollection[]> =>
  (await ask("objects", { headers: { "countersign-namespace": namespace } })).collections;
