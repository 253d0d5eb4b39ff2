import { isJson } from "../../core/media-type.ts";
import { sampleOf } from "../../schema/index.ts";
import type { Case, Expectation } from "../case.ts";
import { isToken } from "../header-text.ts";
import { unwritable } from "../write-body.ts";
import { type CaseContext, planRequest, toCase } from "./case-context.ts";

/** Every documented response, asked for by name as mocks allow: each example word for word, and each status that has none. */
export function exampleCases(context: CaseContext): Case[] {
  const cases: Case[] = [];
  for (const [key, { content }] of Object.entries(context.operation.responses)) {
    // A range or `default` is no status that one could ask for.
    if (!/^\d{3}$/.test(key)) continue;
    const status = Number(key);
    const types = Object.entries(content);
    const examples = types.flatMap(([type, { examples }]) =>
      Object.entries(examples).map(([name, { value }]) => ({ type, name, value })),
    );
    for (const { type, name, value } of examples) {
      const accept = types.length > 1 ? type : undefined;
      const about = `responds ${key} with example ${name}${accept ? ` as ${accept}` : ""}`;
      const expect: Expectation = { outcome: "example", status, value };
      cases.push(askFor(context, about, { key, name, accept, expect, skip: unwritable({ mediaType: type, value }) }));
    }
    if (examples.length) continue;
    const expect: Expectation = { outcome: "status", status };
    cases.push(askFor(context, `responds ${key}`, { key, expect, skip: misfitOf(context, key) }));
  }
  return cases;
}

/** Why nobody knows a body of a response that fits: `oneOf` alternatives, say, that allow the same. */
function misfitOf({ contract, nodes, operation }: CaseContext, key: string): string | undefined {
  const type = Object.keys(operation.responses[key]?.content ?? {}).find(isJson);
  const schema = type && nodes.locate(operation.pointer, "responses", key, "content", type, "schema");
  const misfit = schema ? sampleOf(contract, "response", schema).misfit : undefined;
  return misfit && `no response ${key} is known that fits: ${misfit}`;
}

interface Wish {
  key: string;
  /** Name of the example. */
  name?: string;
  accept?: string;
  expect: Expectation;
  skip?: string;
}

function askFor(context: CaseContext, about: string, { key, name, accept, expect, skip }: Wish): Case {
  const { request, ...unfit } = planRequest(context, withoutOwnPrefer(context), context.body?.good);
  const preference = name === undefined ? `code=${key}` : prefer(key, name);
  const headers = [...request.headers, ["prefer", preference ?? `code=${key}`] as [string, string]];
  if (accept) headers.push(["accept", accept]);
  const reason = skip ?? unfit.skip ?? (preference ? undefined : `no header can carry the name of the example`);
  const kind = name === undefined ? "status" : "example";
  return toCase(context, about, { kind, request: { ...request, headers }, ...(reason && { skip: reason }), expect });
}

/** A preference for an example; undefined when no header can carry its name. */
function prefer(key: string, name: string): string | undefined {
  // An unnamed example has no name to ask for.
  if (name === "example") return `code=${key}`;
  if (isToken(name)) return `code=${key}, example=${name}`;
  return /^[\x20-\x7e]*$/.test(name) && !/["\\]/.test(name) ? `code=${key}, example="${name}"` : undefined;
}

/** An API's own optional `Prefer` is left out: its value is for its server, ours for the mock. */
function withoutOwnPrefer({ parameters, values }: CaseContext): CaseContext["values"] {
  const own = parameters.filter(
    ({ parameter: { in: place, name, required } }) =>
      place === "header" && name.toLowerCase() === "prefer" && !required,
  );
  return Object.fromEntries(Object.entries(values).filter(([key]) => !own.some((one) => one.key === key)));
}
