import type { Operation } from "../contract/index.ts";
import { isForm, isJson } from "../core/media-type.ts";
import type { SchemaNodes, SchemaView } from "../schema/index.ts";
import type { Role } from "./resource-model.ts";

/** Where the object is in an operation's request, and what a caller may send of it. */
export function requestObject(
  nodes: SchemaNodes,
  operation: Operation,
  shown: SchemaView,
): Pick<Role, "from" | "sent" | "sendable"> {
  const all = bodyOf(operation);
  const view = nodes.view(all);
  const body = view.types.has("array") ? view.items : all;
  const envelope = envelopeOf(nodes, body, shown);
  const from = envelope === undefined ? [] : [envelope];
  const sent = envelope === undefined ? body : (nodes.view(body).properties.get(envelope) ?? []);
  const { properties, readOnly } = nodes.view(sent);
  return { from, sent, sendable: new Map([...properties].filter(([name]) => !readOnly.has(name))) };
}

/** The property of a request that the object is in: the only one, an object with properties of the response's. */
function envelopeOf(nodes: SchemaNodes, body: readonly string[], shown: SchemaView): string | undefined {
  const [property, ...others] = nodes.view(body).properties;
  if (!property || others.length > 0) return undefined;
  const [name, pointers] = property;
  const inner = nodes.view(pointers);
  return !shown.properties.has(name) && [...inner.properties.keys()].some((one) => shown.properties.has(one))
    ? name
    : undefined;
}

/** Pointers of what is declared for the body of a request. */
function bodyOf({ body }: Operation): string[] {
  const content = Object.entries(body?.content ?? {});
  const [, media] = content.find(([type]) => isJson(type)) ?? content.find(([type]) => isForm(type)) ?? [];
  return media?.schema === undefined ? [] : [media.pointer];
}

/** What is declared of the items of a body that is an array; undefined where it may be an object. */
export function itemsOfBody(nodes: SchemaNodes, operation: Operation): SchemaView | undefined {
  const { types, items } = nodes.view(bodyOf(operation));
  return types.has("array") && !types.has("object") ? nodes.view(items) : undefined;
}
