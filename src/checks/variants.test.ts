import { describe, expect, it } from "vitest";
import type { Contract } from "../contract/index.ts";
import { schemaCheck, schemaNodes } from "../schema/index.ts";
import { boundaryValues, type Variant, type Variation, wrongValues } from "./variants.ts";

const schemas: Record<string, object> = {
  plain: { type: "string" },
  anything: {},
  code: { type: "string", pattern: "^[A-Z]{2}$", minLength: 2, maxLength: 2, example: "BA" },
  date: { type: "string", format: "date" },
  share: { type: "number", exclusiveMinimum: 0, maximum: 1 },
  step: { type: "integer", multipleOf: 5, minimum: 12 },
  maybe: { type: ["string", "null"], maxLength: 5 },
  either: { oneOf: [{ type: "integer" }, { type: "string", enum: ["all"] }] },
  huge: { type: "string", maxLength: 5_000_000 },
};

const document = { openapi: "3.1.0", components: { schemas } };
const nodes = schemaNodes(document);
const check = schemaCheck({ document } as unknown as Contract, "request");
const at = (name: string) => `/components/schemas/${name}`;
const variation = (name: string, good: unknown): Variation => ({
  found: nodes.all(at(name)),
  good,
  violations: (value) => check(at(name), value),
});
const named = (variants: Variant[]) => Object.fromEntries(variants.map(({ what, value }) => [what, value]));
const wrong = (name: string, good: unknown) => named(wrongValues(variation(name, good)));
const edges = (name: string, good: unknown) => named(boundaryValues(variation(name, good)));

describe("wrong values", () => {
  it("are none where the contract sets no limit", () => {
    expect(wrong("anything", "x")).toEqual({});
    expect(wrong("plain", "x")).toEqual({ "of the wrong type": 12_345 });
  });

  it("break one limit each", () => {
    expect(wrong("code", "BA")).toMatchObject({
      "too short (1 of 2 characters)": "B",
      "too long (3 of 2 characters)": "BAB",
      "off its pattern": "§ off the pattern",
    });
    expect(wrong("date", "2024-01-15")).toEqual({ "of the wrong type": 12_345, "not a date": "not-a-date?!" });
    expect(wrong("share", 0.5)).toEqual({
      "of the wrong type": "not-this-type",
      "at its lower bound (0)": 0,
      "above its highest value (1)": 2,
    });
    expect(wrong("step", 15)).toMatchObject({ "below its least value (12)": 11, "not a whole number": 1.5 });
  });

  it("are held against the schema first: what one branch allows is not wrong", () => {
    expect(Object.values(wrong("either", 1))).not.toContain(5);
    for (const value of Object.values(wrong("either", 1))) expect(check(at("either"), value)).not.toEqual([]);
    // 1.5 times the step and the least value is a multiple again: no case.
    const even = { openapi: "3.1.0", components: { schemas: { even: { type: "number", multipleOf: 2, minimum: 1 } } } };
    const checkEven = schemaCheck({ document: even } as unknown as Contract, "request");
    const found = wrongValues({
      found: schemaNodes(even).all(at("even")),
      good: 2,
      violations: (value) => checkEven(at("even"), value),
    });
    expect(found.map(({ what }) => what)).not.toContain("not a multiple of 2");
  });

  it("do not include megabytes", () => expect(wrong("huge", "a")).toEqual({ "of the wrong type": 12_345 }));
});

describe("values at the edge", () => {
  it("are those that the schema allows", () => {
    expect(edges("code", "BA")).toEqual({ "as short as allowed (2 characters)": "BA" });
    expect(edges("share", 0.5)).toEqual({ "as high as allowed (1)": 1 });
    // 12 is the least value, and no multiple of 5.
    expect(edges("step", 15)).toEqual({});
    expect(edges("maybe", "ć")).toEqual({ "as long as allowed (5 characters)": "ććććć", "as null": null });
    expect(edges("either", 1)).toEqual({ 'as "all"': "all" });
  });
});
