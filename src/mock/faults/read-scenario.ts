import { existsSync } from "node:fs";
import { type Contract, readYaml } from "../../contract/index.ts";
import { displayPath } from "../../core/display-path.ts";
import { UsageError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import { checkGrammar } from "../../schema/index.ts";

/**
 * What goes wrong with a response on its way: the connection is cut before it (`reset`) or in the middle of it
 * (`truncate`), its body is not what it says (`garbage`), or comes in dribs over two seconds (`slow`).
 */
export type Fault = "reset" | "truncate" | "garbage" | "slow";

export const faults: readonly Fault[] = ["reset", "truncate", "garbage", "slow"];

/** The longest latency that can be asked for, in milliseconds. */
export const longestLatency = 600_000;

/** What happens to one request; nothing when all are absent. */
export interface Effect {
  /** Status of the response in place of the operation: nothing is read, checked or changed. */
  code?: number;
  /** Name of the example to respond with. */
  example?: string;
  /** Seconds, for `Retry-After`. */
  retryAfter?: number;
  /** Milliseconds before the response. */
  latency?: number;
  /** Strikes the response: the request has been carried out. */
  fault?: Fault;
}

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

/** @throws UsageError when there is no such file, or something in it is not a scenario of what is served. */
export function readScenarioFile(file: string, contracts: readonly Contract[]): Scenario {
  const shown = displayPath(file);
  if (!existsSync(file)) throw new UsageError(`${shown}: there is no such file; expected a scenario in YAML.`);
  return readScenario(readYaml(file), shown, contracts);
}

/**
 * Checks that a value is a scenario, and that every rule can apply: a name that is misspelt would be no faults.
 *
 * @param where What it is called in the message.
 * @param contracts What is served.
 * @throws UsageError with the first thing that is not as expected.
 */
export function readScenario(value: unknown, where: string, contracts: readonly Contract[]): Scenario {
  checkGrammar("scenario", value, where);
  const scenario = value as Scenario;
  for (const [index, rule] of scenario.rules.entries()) {
    const { latency } = rule;
    if (typeof latency === "object" && latency.min > latency.max)
      throw new UsageError(`${where}: rules[${index}].latency: expected min to be at most max.`);
    checkTarget(rule, `${where}: rules[${index}]`, contracts);
  }
  return scenario;
}

function checkTarget({ api, operation }: Rule, where: string, contracts: readonly Contract[]): void {
  const named = contracts.filter((contract) => api === undefined || contract.api === api);
  const apis = contracts.map((contract) => contract.api);
  if (named.length === 0)
    throw new UsageError(
      `${where}.api: there is no API ${JSON.stringify(api)}; there are ${apis.join(", ")}.${didYouMean(String(api), apis)}`,
    );
  const ids = named.flatMap(({ operations }) => operations.map(({ id }) => id));
  if (operation === undefined || ids.includes(operation)) return;
  const some = named.length === 1 ? `; there are ${ids.join(", ")}` : "";
  throw new UsageError(
    `${where}.operation: no operation of ${named.map((contract) => contract.api).join(", ")} is called ${JSON.stringify(operation)}${some}.${didYouMean(operation, ids)}`,
  );
}
