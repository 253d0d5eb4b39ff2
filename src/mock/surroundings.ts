import type { ControlRoute } from "./control.ts";
import { type Climate, createClimate } from "./weather/climate.ts";
import { readScenario, readScenarioFile, type Scenario } from "./weather/read-scenario.ts";
import { weatherRoutes } from "./weather/weather-routes.ts";
import { createWebhooks, type Webhooks } from "./webhooks/create-webhooks.ts";
import type { Delivery } from "./webhooks/delivery.ts";
import { readUrl, webhookRoutes } from "./webhooks/webhook-routes.ts";

export interface SurroundingOptions {
  /** Where webhooks go; nowhere when absent. */
  webhookUrl?: string;
  /** What delivers them, a receiver in the same process for instance; the runtime's `fetch` when absent. */
  webhookFetch?: typeof fetch;
  /** How many times faster than the vendor's schedule repeated deliveries come; 1 when absent. */
  webhookSpeed?: number;
  /** Sees every attempt to deliver a webhook. */
  onDelivery?: (delivery: Delivery) => void;
  /** Bad weather: a scenario, or the path of a file that has one. */
  scenario?: Scenario | string;
  /** Unix milliseconds: the clock that signatures are made with and checked against. */
  now?: () => number;
}

/** What the APIs of one mock have in common: the weather, the webhooks, and the addresses by which tests steer both. */
export interface Surroundings {
  climate: Climate;
  webhooks: Webhooks;
  routes: ControlRoute[];
}

/** @throws UsageError when the address is none, or the scenario is not one. */
export function createSurroundings(options: SurroundingOptions): Surroundings {
  const { scenario, now } = options;
  const climate = createClimate(
    typeof scenario === "string" ? readScenarioFile(scenario) : scenario && readScenario(scenario, "the scenario"),
    now,
  );
  const webhooks = createWebhooks({
    ...(options.webhookUrl !== undefined && { url: readUrl(options.webhookUrl) }),
    ...(options.webhookFetch && { fetch: options.webhookFetch }),
    ...(options.webhookSpeed && { speed: options.webhookSpeed }),
    ...(options.onDelivery && { onAttempt: options.onDelivery }),
    ...(now && { now }),
  });
  return { climate, webhooks, routes: [...webhookRoutes(webhooks), ...weatherRoutes(climate)] };
}
