import type * as FastCheck from "fast-check";
import { escapeToken } from "../../core/json-pointer.ts";
import { isJson } from "../../core/media-type.ts";
import { pagingRole, type Role } from "../../resources/index.ts";
import { type ArbitraryOptions, arbitraryOf, fastCheck } from "../../schema/index.ts";
import type { ParameterValues } from "../build-request.ts";
import type { CaseContext } from "../cases/case-context.ts";
import { signedProperties } from "../cases/case-context.ts";
import type { ContextParameter } from "../cases/case-parameters.ts";

/** The values of one request, before they are written. */
export interface RequestValues {
  parameters: ParameterValues;
  /** Absent when none is sent. */
  body?: unknown;
}

/** Random requests of an operation, most of them valid by its contract; they shrink towards the good request's values. */
export function anyRequest(context: CaseContext, role: Role | undefined): FastCheck.Arbitrary<RequestValues> {
  const fc = fastCheck();
  const named = namesObjects(role);
  const model: Record<string, FastCheck.Arbitrary<unknown>> = {};
  for (const one of context.parameters) {
    const made = anyParameter(context, one, named);
    if (made) model[one.key] = made;
  }
  const isRequired = ({ key, parameter }: ContextParameter) => parameter.required && key in model;
  const requiredKeys = context.parameters.filter(isRequired).map(({ key }) => key);
  const parameters = fc.record(model, { requiredKeys, noNullPrototype: true });
  const body = anyBody(context, named);
  if (!body) return fc.record({ parameters }, { noNullPrototype: true });
  const always = context.body?.required ? (["parameters", "body"] as const) : (["parameters"] as const);
  return fc.record({ parameters, body }, { requiredKeys: [...always], noNullPrototype: true });
}

/** What names an object keeps its good value: another one would only be unknown. */
function anyParameter(
  { nodes, values }: CaseContext,
  { parameter, key, schema, isGiven }: ContextParameter,
  named: ReadonlySet<string>,
): FastCheck.Arbitrary<unknown> | undefined {
  const fc = fastCheck();
  const good = values[key];
  const { in: place, name } = parameter;
  const isClosed = schema !== undefined && nodes.all(schema).some((node) => Array.isArray(node.schema.enum));
  const isCursor = /cursor|marker|(page|next).?token|(starting|ending).?(after|before)/i.test(name);
  const keeps = isGiven || isCursor || named.has(key) || (place === "path" && !isClosed) || place === "cookie";
  if (schema === undefined || keeps) return good === undefined ? undefined : fc.constant(good);
  // Of pages, few contracts say that there is none below 0.
  if (pagingRole(name) && !isClosed) return fc.oneof(fc.constant(good ?? 1), fc.integer({ min: 1, max: 100 }));
  return arbitraryOf({ nodes, fixed: new Set(), isPlain: true }, schema, good);
}

function anyBody(context: CaseContext, named: ReadonlySet<string>): FastCheck.Arbitrary<unknown> | undefined {
  const { nodes, body } = context;
  if (!body) return undefined;
  if (body.schema === undefined) return fastCheck().constant(body.full.value);
  const fixed = new Set([...named, ...signedProperties(context)]);
  const options: ArbitraryOptions = { nodes, fixed, isPlain: !isJson(body.mediaType) };
  return arbitraryOf(options, body.schema, body.full.value);
}

/** Where a request names what must be there: keys of parameters, and pointers into the body. */
function namesObjects(role: Role | undefined): Set<string> {
  if (!role) return new Set();
  const { keys, from, references, hint } = role;
  const inRequest = keys.map(({ in: place, name }) =>
    place === "body" ? [...from, name].map((token) => `/${escapeToken(token)}`).join("") : `${place} ${name}`,
  );
  const needs = [...references, ...(hint.needs ? [hint.needs] : [])];
  const referred = needs.flatMap(({ where }) => Object.values(where).map(placeOf));
  return new Set([...inRequest, ...referred]);
}

/** The place that a runtime expression reads: `$request.body#/id` is `/id`, `$request.query.id` is `query id`. */
const placeOf = (expression: string): string =>
  expression.replace(/^\$request\.body#/, "").replace(/^\$request\.(query|header|path)\./, "$1 ");
