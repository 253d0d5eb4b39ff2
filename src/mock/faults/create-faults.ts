import type { Contract } from "../../contract/index.ts";
import { boundedCache } from "../../core/bounded-cache.ts";
import type { ControlRoute } from "../control-api.ts";
import type { Effect, RateState } from "./effect.ts";
import { seededRandom } from "./random.ts";
import { type Rule, readScenario, type Scenario } from "./read-scenario.ts";

/** The request that faults may be injected into. */
export interface FaultTarget {
  api: string;
  /** operationId. */
  operation: string;
  method: string;
  /** Sequences and limits count for each namespace apart. */
  namespace: string;
}

/** What happens to a request, and how far its limits are used up. */
export interface FaultPlan extends Effect {
  rates: RateState[];
}

export type Faults = (target: FaultTarget) => FaultPlan;

/** Namespaces whose counts are kept. */
const kept = 10_000;

interface RuleState {
  random: () => number;
  /** Requests that the rule has met. */
  met: number;
  window: number;
  used: number;
}

/**
 * Makes the faults of a scenario. The rules are gone through in their order: latencies add up, the first status or
 * fault decides, and a rate that is exceeded counts as the status 429. Each rule draws from its own numbers, so the same
 * seed and the same requests have the same faults.
 *
 * @param now Unix milliseconds.
 */
export function createFaults(scenario: Scenario, now: () => number = Date.now): Faults {
  const states = boundedCache<string, RuleState[]>(kept);

  function statesOf(namespace: string): RuleState[] {
    let found = states.get(namespace);
    if (!found) {
      found = scenario.rules.map((_, index) => ({
        random: seededRandom(`${scenario.seed ?? 0} ${index} ${namespace}`),
        met: 0,
        window: -1,
        used: 0,
      }));
      states.set(namespace, found);
    }
    return found;
  }

  return (target) => {
    const faultPlan: FaultPlan = { rates: [] };
    let latency = 0;
    let decided = false;
    const decide = (effect: Effect): void => {
      latency += effect.latency ?? 0;
      if (decided || (effect.code === undefined && effect.fault === undefined)) return;
      decided = true;
      const { code, example, retryAfter, fault } = effect;
      Object.assign(faultPlan, { code, example, retryAfter, fault });
    };
    for (const [index, rule] of scenario.rules.entries()) {
      if (!meets(rule, target)) continue;
      const state = statesOf(target.namespace)[index] as RuleState;
      if (rule.rate) {
        const rate = countRate(rule.rate, state, now());
        faultPlan.rates.push(rate);
        if (rate.remaining < 0) {
          rate.remaining = 0;
          decide({ code: 429, retryAfter: rate.reset, example: rule.example });
        }
        continue;
      }
      // Both are always drawn, so that one rule's outcome does not shift what comes after.
      const [injects, spread] = [state.random() * 100 < (rule.percent ?? 100), state.random()];
      if (!injects) continue;
      const step = rule.sequence && sequenceStep(rule.sequence, rule.repeat === true, state.met++);
      if (step !== undefined) decide(step);
      const { latency: asked = 0 } = rule;
      latency += typeof asked === "number" ? asked : asked.min + Math.round(spread * (asked.max - asked.min));
      if (!rule.sequence) decide({ ...rule, latency: 0 });
    }
    if (latency > 0) faultPlan.latency = latency;
    return faultPlan;
  };
}

const meets = ({ api, operation, method }: Rule, target: FaultTarget): boolean =>
  (api === undefined || api === target.api) &&
  (operation === undefined || operation === target.operation) &&
  (method === undefined || method.toLowerCase() === target.method.toLowerCase());

function sequenceStep(sequence: NonNullable<Rule["sequence"]>, repeat: boolean, met: number): Effect | undefined {
  const step = sequence[repeat ? met % sequence.length : met];
  if (step === undefined || step === "ok") return undefined;
  return typeof step === "number" ? { code: step } : step;
}

/** Counts a request in a window that begins at a multiple of its length. `remaining` is below 0 for one too many. */
function countRate({ limit, per }: NonNullable<Rule["rate"]>, state: RuleState, now: number): RateState {
  const window = Math.floor(now / 1000 / per);
  if (window !== state.window) [state.window, state.used] = [window, 0];
  state.used++;
  return { limit, per, remaining: limit - state.used, reset: Math.max(1, Math.ceil((window + 1) * per - now / 1000)) };
}

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
