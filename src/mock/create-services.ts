import type { Contract } from "../contract/index.ts";
import type { ControlRoute } from "./control-api.ts";
import { createFaultRules, type FaultRules, faultRoutes } from "./faults/create-faults.ts";
import { readScenario, readScenarioFile, type Scenario } from "./faults/read-scenario.ts";
import type { OnChange } from "./state/request-context.ts";
import { stateRoutes } from "./state/state-routes.ts";
import { createStateStore, type StateOptions, type StateStore } from "./state/state-store.ts";
import { createWebhooks, type Webhooks } from "./webhooks/create-webhooks.ts";
import type { WebhookOptions } from "./webhooks/delivery.ts";
import { webhookRoutes } from "./webhooks/webhook-routes.ts";

export interface ServiceOptions extends StateOptions, WebhookOptions {
  /** Remembers nothing: every response is the contract's own, and nothing causes a webhook. */
  stateless?: boolean;
  /** Told of every change of what is remembered. */
  onChange?: OnChange;
  /** A fault: a scenario, or the path of a file that has one. */
  scenario?: Scenario | string;
  /** Unix milliseconds: the clock that signatures are made with and checked against. */
  now?: () => number;
}

/** What the APIs of one mock have in common: memory, faults, webhooks, and the addresses by which tests steer them. */
export interface MockServices {
  /** Absent when it is stateless. */
  store: StateStore | undefined;
  faultRules: FaultRules;
  webhooks: Webhooks;
  /** Tells of a change, and sends the webhooks that it causes. */
  onChange: Webhooks["onChange"];
  now: () => number;
  routes: ControlRoute[];
}

/**
 * @param contracts What is served now.
 * @throws UsageError when the address or the scenario is not one, or the seed, clock or state is no good.
 */
export async function createServices(
  options: ServiceOptions,
  contracts: () => readonly Contract[],
): Promise<MockServices> {
  const { scenario, now = Date.now } = options;
  const common =
    typeof scenario === "string"
      ? readScenarioFile(scenario, contracts())
      : scenario && readScenario(scenario, "the scenario", contracts());
  const faultRules = createFaultRules(common, now);
  // Before a store is opened, which would stay open where the address of webhooks is none.
  const webhooks = createWebhooks(options, { now, seed: () => store?.seed ?? options.seed });
  const store = options.stateless ? undefined : await createStateStore(options, now);
  return {
    store,
    faultRules,
    webhooks,
    onChange(change) {
      // What is remembered is never written into, and a listener must not begin to.
      if (options.onChange) options.onChange(structuredClone(change));
      return webhooks.onChange(change);
    },
    now,
    routes: [
      ...(store ? stateRoutes(store, webhooks.advance) : []),
      ...webhookRoutes(webhooks),
      ...faultRoutes(faultRules, contracts),
    ],
  };
}
