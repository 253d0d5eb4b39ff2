import { isJson, isXml, preferredType } from "../../core/media-type.ts";
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
      // How an object is written in XML is the writer's choice.
      const isText = isXml(type) && typeof value === "object";
      const expect: Expectation = isText ? { outcome: "status", status } : { outcome: "example", status, value };
      const skip = isText ? undefined : unwritable({ mediaType: type, value });
      cases.push(askFor(context, about, { key, name, accept, expect, skip }));
    }
    if (examples.length) continue;
    const expect: Expectation = { outcome: "status", status };
    cases.push(askFor(context, `responds ${key}`, { key, expect, skip: unsendableSample(context, key) }));
  }
  return cases;
}

/** Why nobody knows a body of a response that could be sent: a made-up object has no form in its media type. */
function unsendableSample({ contract, nodes, operation }: CaseContext, key: string): string | undefined {
  const types = Object.keys(operation.responses[key]?.content ?? {});
  const type = preferredType(types);
  const schema = type && nodes.locate(operation.pointer, "responses", key, "content", type, "schema");
  if (!schema || isJson(type) || isXml(type)) return undefined;
  return unwritable({ mediaType: type, value: sampleOf(contract, "response", schema).value });
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
