import { isInRange, isJson } from "../../core/media-type.ts";
import type { Case, CaseKind, Expectation } from "../case.ts";
import { boundaryValues, type Variation, wrongValues } from "../variants.ts";
import { type BodyProperty, bodyProperties } from "./body-properties.ts";
import type { ContextBody } from "./case-body.ts";
import { type CaseContext, type PlannedRequest, planRequest, signedProperties, toCase } from "./case-context.ts";

const encoder = new TextEncoder();

const rejected: Expectation = { outcome: "rejected" };

const jsonBody = (context: CaseContext): ContextBody | undefined => {
  const { body } = context;
  return body?.schema !== undefined && isJson(body.mediaType) ? body : undefined;
};

/** A case with this value in the place of the full body. */
function bodyCase(
  context: CaseContext,
  body: ContextBody,
  kind: CaseKind,
  about: string,
  value: unknown,
  expect: Expectation,
) {
  return toCase(context, about, { kind, ...planRequest(context, context.values, { ...body.full, value }), expect });
}

/** The body missing, unreadable, of another kind, and each of its properties missing or wrong where the contract rules it out. */
export function bodyCases(context: CaseContext): Case[] {
  const body = jsonBody(context);
  return [...wholeBodyCases(context), ...(body ? propertyCases(context, body) : [])];
}

function wholeBodyCases(context: CaseContext): Case[] {
  const { operation, values, check, body } = context;
  if (!body) return [];
  const cases: Case[] = [];
  const add = (about: string, planned: PlannedRequest, also: number[] = []) =>
    cases.push(toCase(context, about, { kind: "body", ...planned, expect: { outcome: "rejected", also } }));
  // Where credentials travel in the body, one that cannot hold them says nothing about the body.
  const holdsCredentials = signedProperties(context).length > 0;
  if (body.required && !holdsCredentials) add("body missing", planRequest(context, values), [411, 415]);
  if (jsonBody(context) !== body) return cases;
  // What is not read at all need not fit.
  const { request, ...unfit } = planRequest(context, values, { ...body.full, misfit: undefined });
  if (!holdsCredentials)
    add("body not JSON", { ...unfit, request: { ...request, body: encoder.encode('{"broken": ') } });
  if (!Object.keys(operation.body?.content ?? {}).some((type) => isInRange("text/plain", type)))
    add("body of the wrong content type", { ...unfit, request: { ...request, mediaType: "text/plain" } }, [415]);
  const otherKind = Array.isArray(body.full.value) ? {} : [];
  if (check(body.schema as string, otherKind).length && !holdsCredentials)
    add("body of the wrong type", planRequest(context, values, { mediaType: body.mediaType, value: otherKind }));
  return cases;
}

function variationOf(
  context: CaseContext,
  body: ContextBody,
  { found, value, pointer, replace }: BodyProperty,
): Variation {
  const violations = (value: unknown) =>
    context
      .check(body.schema as string, replace(value))
      // In a body that does not fit anyway, only what is wrong here counts.
      .filter((violation) => !body.full.misfit || violation.pointer.startsWith(pointer));
  return { found, good: value, pointer, violations };
}

function propertyCases(context: CaseContext, body: ContextBody): Case[] {
  const cases: Case[] = [];
  const wrong = (about: string, value: unknown) =>
    cases.push(bodyCase(context, body, "body", `body property ${about}`, value, rejected));
  for (const property of bodyProperties(context, body)) {
    const without = property.replace(undefined);
    if (property.required && context.check(body.schema as string, without).length)
      wrong(`${property.name} missing`, without);
    const known = new Set<string>();
    for (const { what, value } of wrongValues(variationOf(context, body, property))) {
      if (known.has(what)) continue;
      known.add(what);
      wrong(`${property.name} ${what}`, property.replace(value));
    }
  }
  return cases;
}

/** Each property of the body at the edge of what its schema allows. */
export function bodyBoundaryCases(context: CaseContext): Case[] {
  const body = jsonBody(context);
  if (!body) return [];
  const named = context.operation.path.includes("{") ? [404] : [];
  const references = referencesOf(context);
  return bodyProperties(context, body).flatMap((property) => {
    const unknown = references.includes(property.pointer) ? [404, 422, 400, 409] : named;
    return boundaryValues(variationOf(context, body, property)).map(({ what, value }) =>
      bodyCase(context, body, "boundary", `body property ${property.name} ${what}`, property.replace(value), {
        outcome: "accepted",
        unknown,
      }),
    );
  });
}

/** Pointers of the body's properties that name an object which must be there: `x-resource` says so with `needs`. */
function referencesOf({ nodes, operation }: CaseContext): string[] {
  const { needs } = ((nodes.at(operation.pointer) as Record<string, any>)["x-resource"] ?? {}) as { needs?: any };
  const expressions = Object.values<unknown>(needs?.where ?? {}).map(String);
  return expressions.flatMap((one) => (one.startsWith("$request.body#") ? [one.slice("$request.body#".length)] : []));
}
