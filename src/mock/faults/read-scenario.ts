import { existsSync, readFileSync } from "node:fs";
import { displayPath } from "../../core/display-path.ts";
import { UsageError } from "../../core/errors.ts";
import { requireTool } from "../../core/tools.ts";
import { type Effect, type Fault, faults, longestLatency } from "./effect.ts";

/** One thing that can happen, and to which requests. */
export interface Rule extends Omit<Effect, "latency"> {
  /** Name of an API, operationId and method; absent means any. */
  api?: string;
  operation?: string;
  method?: string;
  /** In how many of a hundred requests it happens; 100 when absent. */
  percent?: number;
  /** Milliseconds, or bounds between which each request has its own. */
  latency?: number | { min: number; max: number };
  /** What happens to one request after the other, `ok` for nothing; fine when it is over, unless it begins again. */
  sequence?: (number | "ok" | Effect)[];
  repeat?: boolean;
  /** Requests that are let through in each window of so many seconds; 429 for those above. */
  rate?: { limit: number; per: number };
}

export interface Scenario {
  /** Makes percentages and latencies come out the same again. */
  seed?: number | string;
  rules: Rule[];
}

/** @throws UsageError when there is no such file, or something in it is not a scenario. */
export function readScenarioFile(file: string): Scenario {
  const shown = displayPath(file);
  if (!existsSync(file)) throw new UsageError(`${shown}: there is no such file; expected a scenario in YAML.`);
  const { parse } = requireTool<typeof import("yaml")>("mock", "yaml");
  let value: unknown;
  try {
    value = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${shown}: ${(error as Error).message.split("\n")[0]?.replace(/:$/, "")}.`);
  }
  return readScenario(value, shown);
}

type JsonObject = Record<string, unknown>;

const effectMembers = ["code", "example", "retryAfter", "latency", "fault"];
const ruleMembers = [...effectMembers, "api", "operation", "method", "percent", "sequence", "repeat", "rate"];

/**
 * Checks that a value is a scenario.
 *
 * @param where What it is called in the message.
 * @throws UsageError with the first thing that is not as expected.
 */
export function readScenario(value: unknown, where: string): Scenario {
  const expect = (good: boolean, at: string, expected: string, found: unknown): void => {
    if (!good)
      throw new UsageError(`${where}: ${at}: expected ${expected}, found ${JSON.stringify(found) ?? "nothing"}.`);
  };
  const isNumber = (value: unknown, min: number, max: number): boolean =>
    typeof value === "number" && value >= min && value <= max;
  const members = (value: unknown, at: string, known: readonly string[]): JsonObject => {
    expect(typeof value === "object" && value !== null && !Array.isArray(value), at, "an object", value);
    for (const name of Object.keys(value as JsonObject))
      expect(known.includes(name), at, `only ${known.join(", ")}`, name);
    return value as JsonObject;
  };
  const isMilliseconds = (value: unknown) => isNumber(value, 0, longestLatency);

  function checkEffect({ code, example, retryAfter, latency, fault }: JsonObject, at: string, ranges: boolean): void {
    expect(
      code === undefined || (isNumber(code, 200, 599) && Number.isInteger(code)),
      `${at}.code`,
      "a status from 200 to 599",
      code,
    );
    expect(example === undefined || typeof example === "string", `${at}.example`, "the name of an example", example);
    expect(retryAfter === undefined || isNumber(retryAfter, 0, 1e6), `${at}.retryAfter`, "seconds", retryAfter);
    expect(fault === undefined || faults.includes(fault as Fault), `${at}.fault`, `one of ${faults.join(", ")}`, fault);
    const { min, max } = (typeof latency === "object" && latency !== null ? latency : {}) as JsonObject;
    expect(
      latency === undefined ||
        isMilliseconds(latency) ||
        (ranges && isMilliseconds(min) && isMilliseconds(max) && (min as number) <= (max as number)),
      `${at}.latency`,
      `milliseconds up to ${longestLatency}${ranges ? ", or { min, max }" : ""}`,
      latency,
    );
  }

  const scenario = members(value, "the scenario", ["seed", "rules"]);
  expect(
    scenario.seed === undefined || ["number", "string"].includes(typeof scenario.seed),
    "seed",
    "a number or a text",
    scenario.seed,
  );
  expect(Array.isArray(scenario.rules), "rules", "a list", scenario.rules);
  for (const [index, item] of (scenario.rules as unknown[]).entries()) {
    const at = `rules[${index}]`;
    const rule = members(item, at, ruleMembers);
    const { percent, sequence, rate, repeat } = rule;
    for (const name of ["api", "operation", "method"])
      expect(rule[name] === undefined || typeof rule[name] === "string", `${at}.${name}`, "a text", rule[name]);
    expect(percent === undefined || isNumber(percent, 0, 100), `${at}.percent`, "a number from 0 to 100", percent);
    expect(repeat === undefined || typeof repeat === "boolean", `${at}.repeat`, "true or false", repeat);
    checkEffect(rule, at, true);
    expect(sequence === undefined || Array.isArray(sequence), `${at}.sequence`, "a list", sequence);
    for (const [step, what] of ((sequence ?? []) as unknown[]).entries()) {
      const place = `${at}.sequence[${step}]`;
      if (what === "ok") continue;
      if (typeof what === "number") checkEffect({ code: what }, place, false);
      else checkEffect(members(what, place, effectMembers), place, false);
    }
    if (rate !== undefined) {
      const { limit, per } = members(rate, `${at}.rate`, ["limit", "per"]);
      expect(isNumber(limit, 0, 1e9), `${at}.rate.limit`, "a number of requests", limit);
      expect(isNumber(per, 0.001, 1e9), `${at}.rate.per`, "a number of seconds", per);
    }
    const does = [...effectMembers, "sequence", "rate"].some((name) => rule[name] !== undefined);
    expect(does, at, "something that happens: code, latency, fault, sequence or rate", rule);
  }
  return scenario as unknown as Scenario;
}
