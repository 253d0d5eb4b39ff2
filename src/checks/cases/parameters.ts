import { buildRequest, type ParameterValues } from "../build-request.ts";
import type { Case, Expectation } from "../case.ts";
import { boundaryValues, type Variant, wrongValues } from "../variants.ts";
import { type CaseContext, type ContextParameter, fullBody, parameterCheck, toCase } from "./case-context.ts";

const rejected: Expectation = { outcome: "rejected" };

const titled = ({ parameter }: ContextParameter): string => `${parameter.in} parameter ${parameter.name}`;

// A path without one of its segments is another path; `.` and `..` are taken out of it by every URL parser.
const canTravel = ({ parameter }: ContextParameter, { value }: Variant): boolean =>
  value !== null && !(parameter.in === "path" && ["", ".", ".."].includes(String(value)));

/** Each parameter left out where it is required, and wrong in each way that its schema rules out. */
export function parameterCases(context: CaseContext): Case[] {
  const { operation, nodes, check, values } = context;
  const cases: Case[] = [];
  const add = (about: string, changed: ParameterValues, expect: Expectation) =>
    cases.push(
      toCase(context, about, {
        kind: "parameter",
        request: buildRequest(operation, changed, fullBody(context)),
        expect,
      }),
    );
  for (const one of context.parameters) {
    if (one.parameter.in === "path") add(`${titled(one)} empty`, { ...values, [one.key]: "" }, { outcome: "unrouted" });
    else if (one.parameter.required) {
      const { [one.key]: _, ...others } = values;
      add(`${titled(one)} missing`, others, rejected);
    }
    if (!one.schema) continue;
    const wrong = wrongValues(nodes, parameterCheck(nodes, check), one.schema, one.values[0]);
    for (const variant of wrong)
      if (canTravel(one, variant))
        add(`${titled(one)} ${variant.what}`, { ...values, [one.key]: variant.value }, rejected);
  }
  return cases;
}

/** Each parameter at the edge of what its schema allows. */
export function parameterBoundaryCases(context: CaseContext): Case[] {
  const { operation, nodes, check, values } = context;
  return context.parameters.flatMap((one) => {
    if (!one.schema) return [];
    return boundaryValues(nodes, parameterCheck(nodes, check), one.schema, one.values[0])
      .filter((variant) => canTravel(one, variant))
      .map(({ what, value }) =>
        toCase(context, `${titled(one)} ${what}`, {
          kind: "boundary",
          request: buildRequest(operation, { ...values, [one.key]: value }, fullBody(context)),
          expect: { outcome: "accepted", lookup: one.parameter.in === "path" },
        }),
      );
  });
}
