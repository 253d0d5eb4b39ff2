import type { Contract } from "../../contract/index.ts";
import type { ControlRoute } from "../control-api.ts";
import { checkTargets } from "./check-targets.ts";
import type { FaultRules } from "./fault-rules.ts";
import { readScenario } from "./read-scenario.ts";

/** Sets the scenario of a namespace. */
export const faultRoutes = (faultRules: FaultRules, contracts: () => readonly Contract[]): ControlRoute[] => [
  {
    method: "PUT",
    path: "/scenario",
    handle({ namespace, body }) {
      const scenario = readScenario(body, "the scenario");
      checkTargets(scenario, "the scenario", contracts());
      faultRules.set(namespace, scenario);
    },
  },
  { method: "DELETE", path: "/scenario", handle: ({ namespace }) => faultRules.set(namespace, undefined) },
];
