import { isJsonObject, type JsonObject, setProperty } from "../../core/json-object.ts";
import { followTokens, withValueAt } from "../../core/json-pointer.ts";
import type { Role } from "../../resources/index.ts";
import type { SchemaNodes } from "../../schema/index.ts";
import { withoutUndeclared } from "../engine/merge-sent.ts";
import type { MockResponse } from "../mock-response.ts";
import type { RequestContext } from "./request-context.ts";

/**
 * The contract's own response with these objects in it, as far as its schema allows; it says what the request said.
 *
 * @param objects One for each item of the request; the contract's own when absent.
 */
export function respondWith(context: RequestContext, objects?: readonly JsonObject[]): MockResponse {
  const { api, role, kind, request, base, items } = context;
  const { at, isBatch } = role;
  let json = base.json;
  // An array has as many objects as the request.
  if (isBatch && objects && at && Array.isArray(followTokens(json, at)))
    json = withValueAt(
      json,
      at,
      items.map(({ model }) => model),
    );
  const before = json;
  for (const [i, object] of (objects ?? []).entries()) {
    const { place, model } = items[i] as RequestContext["items"][0];
    if (!place || !isJsonObject(model)) continue;
    json = withValueAt(json, place, project(api.nodes, role, object, model, kind.properties));
  }
  return api.echo(role.operation, request, base, json, before);
}

/**
 * An object in the shape of a response: its properties that are declared there, in the order of the contract's own response.
 * What it has not is left out, or null where that is allowed and the contract's response shows the property.
 *
 * @param base The object as the contract's own response has it.
 * @param own Properties that an object could have; what else the base has is the response's own. Absent: all are.
 */
export function project(
  nodes: SchemaNodes,
  { shown: view, hint: { as = {} } }: Role,
  object: JsonObject,
  base: JsonObject,
  own?: ReadonlySet<string>,
): JsonObject {
  const isKnown = view.properties.size > 0;
  const result: JsonObject = { ...base };
  const show = (name: string): void => {
    const property = nameIn(as, name);
    const declared = view.properties.get(name);
    const isShown = Object.hasOwn(object, property) && (declared || !isKnown || view.open);
    const value = isShown ? withoutUndeclared(nodes, declared ?? [], object[property]) : undefined;
    if (view.writeOnly.has(name)) delete result[name];
    // Much is as the contract shows it, and writing costs more than looking.
    else if (value !== undefined) {
      if (result[name] !== value) setProperty(result, name, value);
    } else if (!Object.hasOwn(base, name) || own?.has(property) === false || view.required.has(name)) return;
    else if (declared && nodes.view(declared).nullable) result[name] = null;
    else delete result[name];
  };
  for (const name of Object.keys(base)) show(name);
  for (const name of isKnown ? view.properties.keys() : Object.keys(object)) if (!Object.hasOwn(base, name)) show(name);
  return result;
}

/**
 * Writes into an object what a response says about it.
 *
 * @param before The object before the request. What the request left as it was stays so, also where the response shows
 *   something else because it cannot show that.
 */
export function takeBack(
  object: JsonObject,
  response: unknown,
  as: Readonly<Record<string, string>> = {},
  before: JsonObject = {},
): JsonObject {
  if (!isJsonObject(response)) return object;
  for (const name of Object.keys(response)) {
    const own = nameIn(as, name);
    // Nearly all of it is the same, and writing costs more than looking.
    if (object[own] === response[name]) continue;
    if (!Object.hasOwn(before, own) || before[own] !== object[own]) setProperty(object, own, response[name]);
  }
  return object;
}

/** The name that an object has for a property of a response. */
const nameIn = (as: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(as, name) ? (as[name] as string) : name;
