import type { ParameterValues } from "../build-request.ts";
import type { Case, Expectation } from "../case.ts";
import { boundaryValues, type Variant, type Variation, wrongValues } from "../variants.ts";
import { type CaseContext, planRequest, toCase } from "./case-context.ts";
import { type ContextParameter, isNoSegment, textCheck } from "./case-parameters.ts";

const titled = ({ parameter }: ContextParameter): string => `${parameter.in} parameter ${parameter.name}`;

// A path without one of its segments is another path.
const canTravel = ({ parameter }: ContextParameter, { value }: Variant): boolean =>
  value !== null && !(parameter.in === "path" && isNoSegment(value));

/** Header names are the same in upper and lower case: a contract may have one of them twice. */
function withoutParameter(values: ParameterValues, { parameter, key }: ContextParameter): ParameterValues {
  const isSame = (other: string) =>
    parameter.in === "header" ? other.toLowerCase() === key.toLowerCase() : other === key;
  return Object.fromEntries(Object.entries(values).filter(([other]) => !isSame(other)));
}

const isSegment = ({ operation }: CaseContext, { parameter }: ContextParameter): boolean =>
  operation.path.split("/").includes(`{${parameter.name}}`);

function variationOf({ nodes, check }: CaseContext, schema: string, { values }: ContextParameter): Variation {
  const text = textCheck(nodes, check);
  return { found: nodes.all(schema), good: values[0], violations: (value) => text(schema, value) };
}

/** Each parameter left out where it is required, and wrong in each way that its schema rules out. */
export function parameterCases(context: CaseContext): Case[] {
  const { values, body } = context;
  const cases: Case[] = [];
  const add = (about: string, changed: ParameterValues, expect: Expectation) =>
    cases.push(toCase(context, about, { kind: "parameter", ...planRequest(context, changed, body?.good), expect }));
  for (const one of context.parameters) {
    const isPath = one.parameter.in === "path";
    // A value that names nothing may be one that is not found.
    const rejected: Expectation = { outcome: "rejected", ...(isPath && { also: [404] }) };
    if (isPath) {
      // Of a part of a segment, what is left may be another operation's path.
      if (isSegment(context, one)) add(`${titled(one)} empty`, { ...values, [one.key]: "" }, { outcome: "unrouted" });
    } else if (one.parameter.required) {
      add(`${titled(one)} missing`, withoutParameter(values, one), rejected);
    }
    if (!one.schema) continue;
    for (const variant of wrongValues(variationOf(context, one.schema, one)))
      if (canTravel(one, variant))
        add(`${titled(one)} ${variant.what}`, { ...values, [one.key]: variant.value }, rejected);
  }
  return cases;
}

/** Each parameter at the edge of what its schema allows. */
export function parameterBoundaryCases(context: CaseContext): Case[] {
  const { values, body } = context;
  return context.parameters.flatMap((one) => {
    if (!one.schema) return [];
    const expect: Expectation = { outcome: "accepted", unknown: one.parameter.in === "path" ? [404] : [] };
    return boundaryValues(variationOf(context, one.schema, one))
      .filter((variant) => canTravel(one, variant))
      .map(({ what, value }) => {
        const planned = planRequest(context, { ...values, [one.key]: value }, body?.good);
        return toCase(context, `${titled(one)} ${what}`, { kind: "boundary", ...planned, expect });
      });
  });
}
