import { type Contract, type Operation, responseKey } from "../../contract/index.ts";
import { boundedCache } from "../../core/bounded-cache.ts";
import type { ControlRoute } from "../control-api.ts";
import { type Effect, type Rule, readScenario, type Scenario } from "./read-scenario.ts";

/** The request that faults may be injected into. */
export interface FaultTarget {
  api: string;
  /** operationId. */
  operation: string;
  method: string;
  /** Sequences and limits count for each namespace apart. */
  namespace: string;
}

/** How far one limit is used up. */
export interface RateState {
  limit: number;
  /** Length of the window in seconds. */
  per: number;
  remaining: number;
  /** Seconds until the window ends. */
  reset: number;
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

  const statesOf = (namespace: string): RuleState[] => {
    const found = states.get(namespace) ?? scenario.rules.map((_, index) => startOf(scenario, index, namespace));
    states.set(namespace, found);
    return found;
  };
  return (target) => {
    const plan: FaultPlan = { rates: [] };
    for (const [index, rule] of scenario.rules.entries()) {
      if (!meets(rule, target)) continue;
      const state = statesOf(target.namespace)[index] as RuleState;
      const { code, example, retryAfter, fault, latency } = effectOf(rule, state, plan.rates, now());
      if (latency) plan.latency = (plan.latency ?? 0) + latency;
      if (plan.code === undefined && plan.fault === undefined)
        Object.assign(plan, { code, example, retryAfter, fault });
    }
    return plan;
  };
}

/** What a rule does to a request that it is for. @param rates Where its limit is noted. */
function effectOf(rule: Rule, state: RuleState, rates: RateState[], now: number): Effect {
  if (rule.rate) {
    const { remaining, ...rate } = countRate(rule.rate, state, now);
    rates.push({ ...rate, remaining: Math.max(0, remaining) });
    return remaining < 0 ? { code: 429, retryAfter: rate.reset, example: rule.example } : {};
  }
  // Both are always drawn, so that one rule's outcome does not shift what comes after.
  const [injects, spread] = [state.random() * 100 < (rule.percent ?? 100), state.random()];
  if (!injects) return {};
  const { latency = 0, sequence, ...effect } = rule;
  const own = typeof latency === "number" ? latency : latency.min + Math.round(spread * (latency.max - latency.min));
  if (!sequence) return { ...effect, latency: own };
  const step = sequence[rule.repeat ? state.met % sequence.length : state.met] ?? "ok";
  state.met++;
  if (typeof step === "number") return { code: step, latency: own };
  return step === "ok" ? { latency: own } : { ...step, latency: own + (step.latency ?? 0) };
}

const startOf = ({ seed = 0 }: Scenario, index: number, namespace: string): RuleState => ({
  random: seededRandom(`${seed} ${index} ${namespace}`),
  met: 0,
  window: -1,
  used: 0,
});

const meets = ({ api, operation, method }: Rule, target: FaultTarget): boolean =>
  (api === undefined || api === target.api) &&
  (operation === undefined || operation === target.operation) &&
  (method === undefined || method.toLowerCase() === target.method.toLowerCase());

/** Counts a request in a window that begins at a multiple of its length. `remaining` is below 0 for one too many. */
function countRate({ limit, per }: NonNullable<Rule["rate"]>, state: RuleState, now: number): RateState {
  const window = Math.floor(now / 1000 / per);
  if (window !== state.window) [state.window, state.used] = [window, 0];
  state.used++;
  return { limit, per, remaining: limit - state.used, reset: Math.max(1, Math.ceil((window + 1) * per - now / 1000)) };
}

const units: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/**
 * The headers by which a response of the contract tells how far a limit is used up, filled: those whose name speaks of a
 * rate limit and says limit, remaining or reset, with the window in the name (`x-ratelimit-remaining-hour`) or without.
 * A header about a window that is not among the rates is left as it is.
 */
export function rateHeaders(operation: Operation, status: number, rates: readonly RateState[]): Record<string, string> {
  const headers: Record<string, string> = {};
  const { headers: documented } = operation.responses[responseKey(operation, status) ?? ""] ?? {};
  for (const spelling of rates.length ? Object.keys(documented ?? {}) : []) {
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

/**
 * A generator of numbers from 0 up to 1, the same for the same seed: Mulberry32 over an FNV-1a hash of the seed.
 * Source: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain).
 */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
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
