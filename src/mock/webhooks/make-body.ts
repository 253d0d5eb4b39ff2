import { evaluateTemplate } from "../../auth/index.ts";
import { atPointer, type Contract, type MediaType, type Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { isJsonObject } from "../../core/json-object.ts";
import { followTokens, pointerTokens } from "../../core/json-pointer.ts";
import { type SchemaNode, sampleOf, schemaNodes } from "../../schema/index.ts";
import type { Source, Webhook } from "./read-webhooks.ts";

/** What a webhook is about. */
export interface Event {
  /** Unix milliseconds. */
  at: number;
  /** What makes it unique. */
  nonce: string;
  /** The object as it is after the change: all that it has. */
  object?: unknown;
  /** Properties to put over those of the example's object. */
  patch?: Record<string, unknown>;
}

const theObject: [string, Source] = ["", { object: "" }];

/**
 * Makes the body of a webhook from the contract's example: the properties that `x-payload` describes are filled again, and
 * the object in it is the one that changed, as far as the schema declares its properties.
 *
 * @param attempt How many deliveries went before.
 */
export async function makeBody(
  { contract, operation, payload }: Webhook,
  event: Event,
  attempt: number,
): Promise<unknown> {
  const { at, nonce, object, patch } = event;
  const [media] = Object.values(operation.body?.content ?? {});
  const request = { method: "POST", url: "http://localhost/", headers: new Headers(), body: new Uint8Array() };
  let body: unknown = structuredClone(exampleBody(contract, operation));
  for (const [pointer, source] of payload.length ? payload : [theObject]) {
    const current = atPointer(body, pointer);
    if ("template" in source) {
      const given = { ...request, credentials: { attempt: String(attempt) }, clock: { at, nonce } };
      const text = await evaluateTemplate(source.template, given);
      body = put(body, pointer, typeof current === "number" ? Number(text) : text);
    } else if (object !== undefined) {
      const value = scaled(atPointer(object, source.object), source.times);
      body = put(body, pointer, declaredPart(partsAt(contract, media, pointer), current, value));
    } else if (patch !== undefined && source.object === "" && isJsonObject(current)) {
      body = put(body, pointer, { ...current, ...patch });
    } else if (patch !== undefined) {
      const value = scaled(atPointer(patch, source.object), source.times);
      if (value !== undefined) body = put(body, pointer, value);
    }
  }
  return body;
}

/** Of the object, what the schema declares; of the example, what the schema demands and the object has not. */
function declaredPart(parts: readonly SchemaNode[], example: unknown, value: unknown): unknown {
  const declared = new Set(parts.flatMap(({ schema }) => Object.keys(schema.properties ?? {})));
  if (declared.size === 0 || !isJsonObject(value)) return value;
  const required = new Set(parts.flatMap(({ schema }) => schema.required ?? []));
  const kept = Object.entries(isJsonObject(example) ? example : {}).filter(
    ([name]) => required.has(name) && !Object.hasOwn(value, name),
  );
  return Object.fromEntries([...kept, ...Object.entries(value).filter(([name]) => declared.has(name))]);
}

/** Rounded to what a number can hold exactly: 10.1 times 100 is 1010. */
const scaled = (value: unknown, times: number | undefined): unknown =>
  times === undefined || typeof value !== "number" ? value : Number((value * times).toPrecision(15));

function partsAt({ document }: Contract, media: MediaType | undefined, pointer: string): SchemaNode[] {
  const nodes = schemaNodes(document);
  let parts = media?.schema === undefined ? [] : nodes.all(media.pointer);
  for (const name of pointerTokens(pointer)) parts = nodes.member(parts, name).flatMap((at) => nodes.all(at));
  return parts;
}

/**
 * The contract's first example of a webhook, or else a body that fits its schema.
 *
 * @throws UsageError when none can be made.
 */
export function exampleBody(contract: Contract, webhook: Operation): unknown {
  const [media] = Object.values(webhook.body?.content ?? {});
  const [example] = Object.values(media?.examples ?? {});
  if (example) return example.value;
  if (media?.schema === undefined) return {};
  const { value, misfit } = sampleOf(contract, "request", media.pointer);
  if (misfit === undefined) return value;
  throw new UsageError(
    `the contract has no example of the webhook ${webhook.path}, and none can be made (${misfit}); pass a body`,
  );
}

/** The body with one property set, or left out when there is no value for it. */
function put(body: unknown, pointer: string, value: unknown): unknown {
  const tokens = pointerTokens(pointer);
  const name = tokens.pop();
  if (name === undefined) return value === undefined ? body : value;
  const parent = followTokens(body, tokens);
  if (!isJsonObject(parent)) return body;
  if (value === undefined) delete parent[name];
  else parent[name] = value;
  return body;
}
