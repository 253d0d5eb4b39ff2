import { escapeToken } from "../../core/json-pointer.ts";
import { buildRequest } from "../build-request.ts";
import type { Case, CaseKind, CaseRequest, Expectation } from "../case.ts";
import { isJson } from "../match-response.ts";
import { boundaryValues, wrongValues } from "../variants.ts";
import { type CaseContext, type ContextBody, signedProperties, toCase } from "./case-context.ts";

/** One declared property of a body, and how to make the body with another value there. */
interface BodyProperty {
  /** Names down to it: `address.city`. */
  name: string;
  pointer: string;
  required: boolean;
  schemas: string[];
  value: unknown;
  /** The whole body with this value; without the property when it is undefined. */
  replace(value: unknown): unknown;
}

const deepest = 4;

const encoder = new TextEncoder();

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every property of the full body that the contract declares, those inside of others and of first items included. */
function propertiesOf(context: CaseContext, body: ContextBody): BodyProperty[] {
  const { nodes } = context;
  const members: BodyProperty[] = [];
  const visit = (
    value: unknown,
    schemas: string[],
    prefix: string,
    pointer: string,
    depth: number,
    replace: (value: unknown) => unknown,
  ): void => {
    const found = schemas.flatMap((schema) => nodes.all(schema));
    if (Array.isArray(value) && value.length && depth < deepest) {
      const [first, ...others] = value;
      const items = nodes.item(found, 0);
      const put = (item: unknown): unknown => replace([item, ...others]);
      const name = `${prefix}[0]`;
      const below = `${pointer}/0`;
      if (items.length)
        members.push({ name, pointer: below, required: false, schemas: items, value: first, replace: put });
      visit(first, items, name, below, depth + 1, put);
    }
    if (!isPlainObject(value) || depth >= deepest) return;
    // What one branch of a choice requires, another may not.
    const required = schemas.flatMap((schema) => nodes.first(schema)).flatMap(({ schema }) => schema.required ?? []);
    for (const [key, inner] of Object.entries(value)) {
      const declared = nodes.member(found, key).filter((at) => at.includes("/properties/"));
      if (!declared.length) continue;
      const put = (next: unknown): unknown => {
        const { [key]: _, ...others } = value;
        return replace(next === undefined ? others : { ...value, [key]: next });
      };
      const name = prefix ? `${prefix}.${key}` : key;
      const below = `${pointer}/${escapeToken(key)}`;
      members.push({
        name,
        pointer: below,
        required: required.includes(key),
        schemas: declared,
        value: inner,
        replace: put,
      });
      visit(inner, declared, name, below, depth + 1, put);
    }
  };
  visit(body.full, [body.schema as string], "", "", 0, (value) => value);
  const signed = signedProperties(context);
  return members.filter(({ pointer }) => !signed.some((place) => place === pointer || place.startsWith(`${pointer}/`)));
}

const jsonBody = (context: CaseContext): ContextBody | undefined => {
  const { body } = context;
  return body?.schema !== undefined && isJson(body.mediaType) ? body : undefined;
};

function bodyCase(
  context: CaseContext,
  body: ContextBody,
  kind: CaseKind,
  about: string,
  value: unknown,
  expect: Expectation,
) {
  const request = buildRequest(context.operation, context.values, { mediaType: body.mediaType, value });
  return toCase(context, about, { kind, request, expect });
}

/** The body missing, unreadable, of another kind, and each of its properties missing or wrong where the contract rules it out. */
export function bodyCases(context: CaseContext): Case[] {
  const { operation, values, nodes, check } = context;
  const cases: Case[] = [];
  const expect: Expectation = { outcome: "rejected" };
  const add = (about: string, request: CaseRequest) =>
    cases.push(toCase(context, about, { kind: "body", request, expect }));
  // Where credentials travel in the body, one that cannot hold them says nothing about the body.
  const holdsCredentials = signedProperties(context).length > 0;
  if (context.body?.required && !holdsCredentials) add("body missing", buildRequest(operation, values));
  const body = jsonBody(context);
  if (!body) return cases;
  const good = buildRequest(operation, values, { mediaType: body.mediaType, value: body.full });
  if (!holdsCredentials) add("body not JSON", { ...good, body: encoder.encode('{"broken": ') });
  if (!Object.keys(operation.body?.content ?? {}).some((type) => /^(text\/plain|text\/\*|\*\/\*)/.test(type)))
    add("body of the wrong content type", { ...good, mediaType: "text/plain" });

  const schema = body.schema as string;
  const wrong = (about: string, value: unknown) => cases.push(bodyCase(context, body, "body", about, value, expect));
  const otherKind = Array.isArray(body.full) ? {} : [];
  if (check(schema, otherKind).length && !holdsCredentials) wrong("body of the wrong type", otherKind);
  for (const member of propertiesOf(context, body)) {
    const without = member.replace(undefined);
    if (member.required && check(schema, without).length) wrong(`body member ${member.name} missing`, without);
    const [at] = member.schemas as [string];
    const known = new Set<string>();
    for (const { what, value } of wrongValues(nodes, check, at, member.value)) {
      const whole = member.replace(value);
      if (known.has(what) || !check(schema, whole).length) continue;
      known.add(what);
      wrong(`body member ${member.name} ${what}`, whole);
    }
  }
  return cases;
}

/** Each property of the body at the edge of what its schema allows. */
export function bodyBoundaryCases(context: CaseContext): Case[] {
  const body = jsonBody(context);
  if (!body) return [];
  const expect: Expectation = { outcome: "accepted", lookup: context.operation.path.includes("{") };
  return propertiesOf(context, body).flatMap((member) =>
    boundaryValues(context.nodes, context.check, member.schemas[0] as string, member.value)
      .map(({ what, value }) => ({ what, whole: member.replace(value) }))
      .filter(({ whole }) => context.check(body.schema as string, whole).length === 0)
      .map(({ what, whole }) =>
        bodyCase(context, body, "boundary", `body member ${member.name} ${what}`, whole, expect),
      ),
  );
}
