import type { Contract } from "../../contract/index.ts";
import type { ControlRoute } from "../control-api.ts";
import { createFaults, type FaultPlan, type Faults, type FaultTarget } from "./create-faults.ts";
import { readScenario, type Scenario } from "./read-scenario.ts";

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

/** Sets the scenario of a namespace. */
export const faultRoutes = (faultRules: FaultRules, contracts: () => readonly Contract[]): ControlRoute[] => [
  {
    method: "PUT",
    path: "/scenario",
    handle: ({ namespace, body }) => faultRules.set(namespace, readScenario(body, "the scenario", contracts())),
  },
  { method: "DELETE", path: "/scenario", handle: ({ namespace }) => faultRules.set(namespace, undefined) },
];
