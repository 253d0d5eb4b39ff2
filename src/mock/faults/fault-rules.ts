import { createFaults, type FaultPlan, type Faults, type FaultTarget } from "./create-faults.ts";
import type { Scenario } from "./read-scenario.ts";

/** The faults of every namespace: its own scenario, or the one that the mock began with. */
export interface FaultRules {
  faultPlan(target: FaultTarget): FaultPlan | undefined;
  /** Begins a scenario for one namespace; undefined goes back to that of the mock, from its start. */
  set(namespace: string, scenario: Scenario | undefined): void;
}

/** @param now Unix milliseconds. */
export function createFaultRules(scenario: Scenario | undefined, now?: () => number): FaultRules {
  const common = scenario && createFaults(scenario, now);
  const own = new Map<string, Faults>();
  return {
    faultPlan: (target) => (own.get(target.namespace) ?? common)?.(target),
    set(namespace, scenario) {
      if (scenario) own.set(namespace, createFaults(scenario, now));
      else own.delete(namespace);
    },
  };
}
