import type { Case } from "../case.ts";
import { type CaseContext, goodRequest, type PlannedRequest, planRequest, toCase } from "./case-context.ts";

/** Requests that the contract says are good: every example of every parameter and of the body. */
export function successCases(context: CaseContext): Case[] {
  const { parameters, values, body } = context;
  const cases: Case[] = [];
  const add = (about: string, planned: PlannedRequest): void => {
    cases.push(toCase(context, about, { kind: "success", ...planned, expect: { outcome: "success" } }));
  };
  for (const choice of body?.values ?? [])
    add(choice.name ? `succeeds with ${choice.name}` : "succeeds", planRequest(context, values, choice));
  if (!body) add("succeeds", goodRequest(context));
  else if (!body.required) add("succeeds without its optional body", planRequest(context, values));
  const optional = parameters.filter(({ parameter, key }) => !parameter.required && key in values);
  if (optional.length) {
    const required = Object.fromEntries(
      Object.entries(values).filter(([key]) => !optional.some((one) => one.key === key)),
    );
    add("succeeds without optional parameters", planRequest(context, required, body?.good));
  }
  for (const { parameter, key, values: good, misfits } of parameters) {
    const about = (value: unknown) =>
      `succeeds with ${parameter.in} parameter ${parameter.name} ${JSON.stringify(value)}`;
    const others = good.slice(1).map((value) => ({ value, reason: undefined }));
    for (const { value, reason } of [...others, ...misfits]) {
      const planned = planRequest(context, { ...values, [key]: value }, body?.good);
      add(about(value), reason ? { ...planned, skip: reason } : planned);
    }
  }
  return cases;
}
