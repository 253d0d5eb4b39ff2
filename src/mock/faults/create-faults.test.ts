import { describe, expect, test } from "vitest";
import { createFaultRules, type FaultPlan, type FaultTarget } from "./create-faults.ts";
import type { Scenario } from "./read-scenario.ts";

const target: FaultTarget = { api: "orders", operation: "createOrder", method: "POST", namespace: "default" };
let time = 0;

function createFaults(scenario: Scenario, now?: () => number): (target: FaultTarget) => FaultPlan {
  const { faultPlan } = createFaultRules(scenario, now);
  return (target) => faultPlan(target) as FaultPlan;
}

function codes(scenario: Scenario, count: number, more: Partial<FaultTarget> = {}): (number | undefined)[] {
  const plan = createFaults(scenario, () => time);
  return Array.from({ length: count }, () => plan({ ...target, ...more }).code);
}

describe("the faults", () => {
  test("follows a sequence, and is fine after it or begins again", () => {
    expect(codes({ rules: [{ sequence: [503, { code: 502 }, "ok", 500] }] }, 6)).toEqual([
      503,
      502,
      undefined,
      500,
      undefined,
      undefined,
    ]);
    expect(codes({ rules: [{ sequence: [503, "ok"], repeat: true }] }, 4)).toEqual([503, undefined, 503, undefined]);
  });

  test("strikes in about so many of a hundred requests, the same ones for the same seed", () => {
    const scenario = (seed: number): Scenario => ({ seed, rules: [{ percent: 20, code: 503 }] });
    const injected = codes(scenario(1), 1000);
    expect(injected.filter(Boolean).length).toBeGreaterThan(160);
    expect(injected.filter(Boolean).length).toBeLessThan(240);
    expect(codes(scenario(1), 1000)).toEqual(injected);
    expect(codes(scenario(2), 1000)).not.toEqual(injected);
  });

  test("strikes only what a rule is about", () => {
    const rules = [{ api: "orders", operation: "createOrder", method: "post", code: 503 }];
    expect(codes({ rules }, 1)).toEqual([503]);
    for (const other of [{ api: "others" }, { operation: "getOrder" }, { method: "GET" }])
      expect(codes({ rules }, 1, other)).toEqual([undefined]);
  });

  test("lets the first status or fault decide, and adds up latencies", () => {
    const plan = createFaults({
      rules: [
        { latency: 10 },
        { latency: { min: 100, max: 200 } },
        { fault: "reset", latency: 5 },
        { code: 503, retryAfter: 9 },
      ],
    });
    const { fault, code, retryAfter, latency } = plan(target);
    expect({ fault, code, retryAfter }).toEqual({ fault: "reset", code: undefined, retryAfter: undefined });
    expect(latency).toBeGreaterThanOrEqual(115);
    expect(latency).toBeLessThanOrEqual(215);
  });

  test("counts a rate in windows, each namespace apart", () => {
    time = 120_000 + 15_000;
    const plan = createFaults({ rules: [{ rate: { limit: 2, per: 60 } }] }, () => time);
    const meet = (namespace = "default") => plan({ ...target, namespace });
    expect(meet()).toMatchObject({ rates: [{ limit: 2, per: 60, remaining: 1, reset: 45 }] });
    expect(meet().code).toBeUndefined();
    expect(meet()).toMatchObject({ code: 429, retryAfter: 45, rates: [{ remaining: 0 }] });
    expect(meet("other").code).toBeUndefined();
    time = 180_000;
    expect(meet().code).toBeUndefined();
  });
});
