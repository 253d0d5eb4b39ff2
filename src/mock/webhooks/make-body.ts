import { evaluateTemplate } from "../../auth/index.ts";
import { atPointer } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { isJsonObject } from "../../core/json-object.ts";
import { pointerTokens, withValueAt } from "../../core/json-pointer.ts";
import { type SchemaView, sampleOf, schemaNodes } from "../../schema/index.ts";
import type { ObjectSource, Source, Webhook } from "./read-webhooks.ts";

/** What a webhook is about. */
export interface Event {
  /** Unix milliseconds. */
  at: number;
  /** What makes it unique. */
  nonce: string;
  /** The object as it is after the change: all that it has. */
  object?: unknown;
  /** Properties to put over those of the example's object. */
  patch?: Record<string, unknown> | undefined;
  /** The whole body, in place of one that is made. */
  body?: unknown;
}

const theObject: [string, Source] = ["", { object: "" }];

/**
 * Makes the body of a webhook from the contract's example: the properties that `x-payload` describes are filled again, and
 * the object in it is the one that changed, as far as the schema declares its properties.
 *
 * @param attempt How many deliveries went before.
 * @throws UsageError when there is no example, and no body can be made.
 */
export async function makeBody(webhook: Webhook, event: Event, attempt: number): Promise<unknown> {
  const { at, nonce, object, patch } = event;
  const request = { method: "POST", url: "http://localhost/", headers: new Headers(), body: new Uint8Array() };
  let body: unknown = exampleBody(webhook);
  for (const [pointer, source] of webhook.payload.length ? webhook.payload : [theObject]) {
    const current = atPointer(body, pointer);
    let value: unknown;
    if ("template" in source) {
      const given = { ...request, credentials: { attempt: String(attempt) }, clock: { at, nonce } };
      const text = await evaluateTemplate(source.template, given);
      value = typeof current === "number" ? Number(text) : text;
    } else if (patch) {
      const isWhole = source.object === "" && isJsonObject(current);
      value = isWhole ? { ...current, ...patch } : (partOf(patch, source) ?? current);
    } else {
      value = object === undefined ? current : declaredPart(viewAt(webhook, pointer), current, partOf(object, source));
    }
    if (value !== current) body = withValueAt(body, pointerTokens(pointer), value) ?? body;
  }
  return body;
}

/** What a source takes from an object, rounded to what a number can hold exactly: 10.1 times 100 is 1010. */
function partOf(object: unknown, { object: pointer, times }: ObjectSource): unknown {
  const value = atPointer(object, pointer);
  return times === undefined || typeof value !== "number" ? value : Number((value * times).toPrecision(15));
}

/** Of the object, what the schema declares; of the example, what the schema demands and the object has not. */
function declaredPart({ parts, properties }: SchemaView, example: unknown, value: unknown): unknown {
  if (properties.size === 0 || !isJsonObject(value)) return value;
  const required = new Set(parts.flatMap(({ schema }) => schema.required ?? []));
  const kept = Object.entries(isJsonObject(example) ? example : {}).filter(([name]) => required.has(name));
  return Object.fromEntries([...kept, ...Object.entries(value).filter(([name]) => properties.has(name))]);
}

function viewAt({ contract, media }: Webhook, pointer: string): SchemaView {
  const nodes = schemaNodes(contract.document);
  const body = nodes.view(media?.schema === undefined ? [] : [media.pointer]);
  return pointerTokens(pointer).reduce((view, name) => nodes.view(nodes.member(view.parts, name)), body);
}

/**
 * The contract's first example of a webhook, or else a body that fits its schema.
 *
 * @throws UsageError when none can be made.
 */
export function exampleBody({ contract, operation, media }: Webhook): unknown {
  const [example] = Object.values(media?.examples ?? {});
  if (example) return example.value;
  if (media?.schema === undefined) return {};
  const { value, misfit } = sampleOf(contract, "request", media.pointer);
  if (misfit === undefined) return value;
  throw new UsageError(
    `the contract has no example of the webhook ${operation.path}, and none can be made (${misfit}); pass a body`,
  );
}
