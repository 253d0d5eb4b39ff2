import type { Case, CaseRequest, Expectation } from "../case.ts";
import { type CaseContext, goodRequest, toCase } from "./case-context.ts";

/** Every documented response, asked for by name as mocks allow: each example word for word, and each status that has none. */
export function exampleCases(context: CaseContext): Case[] {
  const cases: Case[] = [];
  const request = goodRequest(context);
  const ask = (
    about: string,
    prefer: string,
    accept: string | undefined,
    kind: "example" | "status",
    expect: Expectation,
  ) => {
    const headers: CaseRequest["headers"] = [...request.headers, ["prefer", prefer]];
    if (accept) headers.push(["accept", accept]);
    cases.push(toCase(context, about, { kind, request: { ...request, headers }, expect }));
  };
  for (const [key, { content }] of Object.entries(context.operation.responses)) {
    // A range or `default` is no status that one could ask for.
    if (!/^\d{3}$/.test(key)) continue;
    const status = Number(key);
    const types = Object.entries(content);
    let asked = false;
    for (const [type, { examples }] of types) {
      for (const [name, { value }] of Object.entries(examples)) {
        const about =
          types.length > 1 ? `answers ${key} with example ${name} as ${type}` : `answers ${key} with example ${name}`;
        // An unnamed example has no name to ask for.
        const prefer = name === "example" ? `code=${key}` : `code=${key}, example=${name}`;
        ask(about, prefer, types.length > 1 ? type : undefined, "example", { outcome: "example", status, value });
        asked = true;
      }
    }
    if (!asked) ask(`answers ${key}`, `code=${key}`, undefined, "status", { outcome: "status", status });
  }
  return cases;
}
