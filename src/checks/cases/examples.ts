import { type Operation, responseKey } from "../../contract/index.ts";
import { isJson, isXml, preferredType } from "../../core/media-type.ts";
import { sampleOf } from "../../schema/index.ts";
import type { Case, Expectation } from "../case.ts";
import { isToken } from "../header-text.ts";
import { unwritable } from "../write-body.ts";
import { type CaseContext, planRequest, toCase } from "./case-context.ts";

/** Every documented response, asked for by name as mocks allow: each example word for word, and each response that has none. */
export function exampleCases(context: CaseContext): Case[] {
  const cases: Case[] = [];
  for (const [key, { content }] of Object.entries(context.operation.responses)) {
    const status = statusUnder(context.operation, key);
    if (status === undefined) continue;
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
      cases.push(askFor(context, about, { status, name, accept, expect, skip }));
    }
    if (examples.length) continue;
    const expect: Expectation = { outcome: "status", status };
    cases.push(askFor(context, `responds ${key}`, { status, expect, skip: unsendableSample(context, key) }));
  }
  return cases;
}

/**
 * A status that one can ask for so that this response comes: of a range or `default` the first that has no response of
 * its own. `default` is asked for as a failure where it can be, which is what it is for.
 */
function statusUnder(operation: Operation, key: string): number | undefined {
  if (/^[2-5]\d\d$/.test(key)) return Number(key);
  const hundreds = key === "default" ? [5, 4, 3] : /^[2-5]XX$/i.test(key) ? [Number(key[0])] : [];
  return hundreds
    .flatMap((hundred) => Array.from({ length: 100 }, (_, i) => hundred * 100 + i))
    .find((status) => responseKey(operation, status) === key);
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
  status: number;
  /** Name of the example. */
  name?: string;
  accept?: string;
  expect: Expectation;
  skip?: string;
}

function askFor(context: CaseContext, about: string, { status, name, accept, expect, skip }: Wish): Case {
  const { request, ...unfit } = planRequest(context, withoutOwnPrefer(context), context.body?.good);
  const preference = name === undefined ? `code=${status}` : prefer(status, name);
  const headers = [...request.headers, ["prefer", preference ?? `code=${status}`] as [string, string]];
  if (accept) headers.push(["accept", accept]);
  const reason = skip ?? unfit.skip ?? (preference ? undefined : `no header can carry the name of the example`);
  const kind = name === undefined ? "status" : "example";
  return toCase(context, about, { kind, request: { ...request, headers }, ...(reason && { skip: reason }), expect });
}

/** A preference for an example; undefined when no header can carry its name. */
function prefer(status: number, name: string): string | undefined {
  // An unnamed example has no name to ask for.
  if (name === "example") return `code=${status}`;
  if (isToken(name)) return `code=${status}, example=${name}`;
  return /^[\x20-\x7e]*$/.test(name) && !/["\\]/.test(name) ? `code=${status}, example="${name}"` : undefined;
}

/** An API's own optional `Prefer` is left out: its value is for its server, ours for the mock. */
function withoutOwnPrefer({ parameters, values }: CaseContext): CaseContext["values"] {
  const own = parameters.filter(
    ({ parameter: { in: place, name, required } }) =>
      place === "header" && name.toLowerCase() === "prefer" && !required,
  );
  return Object.fromEntries(Object.entries(values).filter(([key]) => !own.some((one) => one.key === key)));
}
