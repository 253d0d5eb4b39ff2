import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { grammarProblem, printGrammars } from "./grammar.ts";

test("a schema that the build compiles says the same as the schema itself", () => {
  const values = [
    1,
    "a",
    [],
    {},
    { name: "order" },
    { rules: [{ code: 503 }] },
    { rules: [{ coed: 503 }] },
    { advance: 5 },
  ];
  for (const [name, code] of printGrammars(["x-resource", "control-clock"])) {
    const compiled = { exports: (_: unknown) => false };
    new Function("module", "require", code)(compiled, createRequire(import.meta.url));
    const said = values.map((value) => compiled.exports(value));
    expect([name, said]).toEqual([name, values.map((value) => grammarProblem(name, value) === undefined)]);
  }
});

test("the nearest name is asked for where a name is not known, and not where one is missing", () => {
  const entry = { ids: {}, scope: {} };
  const state = (one: object) => ({
    countersign: 1,
    clock: { offset: 0 },
    resources: { shop: { thing: { count: 1, entries: [one] } } },
  });
  expect(grammarProblem("control-state", state(entry))).toMatchObject({ clause: "expected the property n", meant: "" });
  expect(grammarProblem("scenario", { rules: [{ coed: 503 }] })?.meant).toBe(" Did you mean code?");
});
