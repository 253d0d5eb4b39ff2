import { type Contract, type Operation, responseKey } from "../../contract/index.ts";
import { boundedCache } from "../../core/bounded-cache.ts";
import { digitsOf } from "../../core/seeded-digits.ts";
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
  latency: number;
  rates: RateState[];
}

/** The faults of every namespace: its own scenario, or the one that the mock began with. */
export interface FaultRules {
  faultPlan(target: FaultTarget): FaultPlan | undefined;
  /** Begins a scenario for one namespace; undefined goes back to that of the mock. */
  set(namespace: string, scenario: Scenario | undefined): void;
}

/** How many namespaces are remembered of the scenario that the mock began with. */
const kept = 10_000;

/** A rule, and what has come of it in a namespace. */
interface Course {
  rule: Rule;
  /** What its chances are made from: the same seed and the same requests have the same faults. */
  seed: string;
  /** Requests that it was for, and those of them that it struck. */
  met: number;
  struck: number;
  /** Requests that were counted in this window of its limit. */
  window: number;
  used: number;
}

/** @param now Unix milliseconds. */
export function createFaultRules(scenario: Scenario | undefined, now: () => number = Date.now): FaultRules {
  const common = boundedCache<string, Course[]>(kept);
  const own = new Map<string, Course[]>();
  return {
    faultPlan(target) {
      const { namespace } = target;
      const known = own.get(namespace) ?? common.get(namespace);
      const courses = known ?? (scenario && begin(scenario, namespace));
      if (!courses) return undefined;
      if (!known) common.set(namespace, courses);
      return planOf(courses, target, now());
    },
    set(namespace, scenario) {
      if (scenario) own.set(namespace, begin(scenario, namespace));
      else own.delete(namespace);
    },
  };
}

const begin = ({ seed = 0, rules }: Scenario, namespace: string): Course[] =>
  rules.map((rule, i) => ({ rule, seed: `${seed} ${i} ${namespace}`, met: 0, struck: 0, window: -1, used: 0 }));

/**
 * Goes through the rules in their order: latencies add up, the first status or fault decides, and a rate that is exceeded
 * counts as the status 429.
 */
function planOf(courses: readonly Course[], target: FaultTarget, now: number): FaultPlan {
  const plan: FaultPlan = { latency: 0, rates: [] };
  for (const course of courses) {
    if (!meets(course.rule, target)) continue;
    const { code, example, retryAfter, fault, latency = 0 } = effectOf(course, plan.rates, now);
    plan.latency += latency;
    if (plan.code === undefined && plan.fault === undefined) Object.assign(plan, { code, example, retryAfter, fault });
  }
  return plan;
}

const meets = ({ api, operation, method }: Rule, target: FaultTarget): boolean =>
  (api === undefined || api === target.api) &&
  (operation === undefined || operation === target.operation) &&
  (method === undefined || method.toLowerCase() === target.method.toLowerCase());

/** What a rule does to a request that it is for. @param rates Where its limit is noted. */
function effectOf(course: Course, rates: RateState[], now: number): Effect {
  const { percent = 100, latency = 0, sequence, repeat, rate, ...effect } = course.rule;
  if (rate) {
    const state = countRequest(course, rate, now);
    rates.push(state);
    return course.used > rate.limit ? { code: 429, retryAfter: state.reset, example: effect.example } : {};
  }
  const n = course.met++;
  if (chance(`${course.seed} ${n}`) * 100 >= percent) return {};
  const { min, max } = typeof latency === "number" ? { min: latency, max: latency } : latency;
  const own = min + Math.round(chance(`${course.seed} ${n} latency`) * (max - min));
  if (!sequence) return { ...effect, latency: own };
  const step = sequence[repeat ? course.struck % sequence.length : course.struck] ?? "ok";
  course.struck++;
  if (typeof step === "number") return { code: step, latency: own };
  return step === "ok" ? { latency: own } : { ...step, latency: own + (step.latency ?? 0) };
}

/** A number from 0 up to 1 that only depends on the text. */
const chance = (text: string): number => Number.parseInt(digitsOf(text)(12), 16) / 16 ** 12;

/** Counts a request in a window that begins at a multiple of its length. */
function countRequest(course: Course, { limit, per }: NonNullable<Rule["rate"]>, now: number): RateState {
  const window = Math.floor(now / 1000 / per);
  if (window !== course.window) course.used = 0;
  course.window = window;
  course.used++;
  const reset = Math.max(1, Math.ceil((window + 1) * per - now / 1000));
  return { limit, per, remaining: Math.max(0, limit - course.used), reset };
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
    const what = (["remaining", "reset", "limit"] as const).find((word) => said.includes(word));
    if (rate && what) headers[name] = String(rate[what]);
  }
  return headers;
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
