import { buildRequest } from "../build-request.ts";
import type { Case, CaseRequest } from "../case.ts";
import { type CaseContext, fullBody, toCase } from "./case-context.ts";

/** Requests that the contract says are good: every example of every parameter and of the body. */
export function successCases(context: CaseContext): Case[] {
  const { operation, parameters, values, body } = context;
  const add = (about: string, request: CaseRequest): void => {
    cases.push(toCase(context, about, { kind: "success", request, expect: { outcome: "success" } }));
  };
  const cases: Case[] = [];
  const [first, ...others] = body?.values ?? [];
  add(first?.name ? `succeeds with ${first.name}` : "succeeds", buildRequest(operation, values, fullBody(context)));
  for (const { name, value } of others)
    add(`succeeds with ${name}`, buildRequest(operation, values, { mediaType: body?.mediaType ?? "", value }));
  if (body && !body.required) add("succeeds without its optional body", buildRequest(operation, values));
  const optional = parameters.filter(({ parameter, key }) => !parameter.required && key in values);
  if (optional.length) {
    const required = Object.fromEntries(
      Object.entries(values).filter(([key]) => !optional.some((one) => one.key === key)),
    );
    add("succeeds without optional parameters", buildRequest(operation, required, fullBody(context)));
  }
  for (const { parameter, key, values: good } of parameters) {
    for (const value of good.slice(1))
      add(
        `succeeds with ${parameter.in} parameter ${parameter.name} ${JSON.stringify(value)}`,
        buildRequest(operation, { ...values, [key]: value }, fullBody(context)),
      );
  }
  return cases;
}
