import { isDeepStrictEqual } from "node:util";
import { credentialNames, parseTemplate, type Template, TemplateError } from "../../auth/index.ts";
import { atPointer, type Contract, type Operation, resolveRef } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { isJsonObject } from "../../core/json-object.ts";
import { checkGrammar, parameterPlaces, sampleOf, schemaNodes } from "../../schema/index.ts";
import type { Credentials } from "../authenticate.ts";
import { headerText } from "../mock-response.ts";
import { redactor } from "../redact.ts";
import type { Change } from "../state/request-context.ts";

/** A webhook of one API, and what its contract says about sending it. */
export interface Webhook extends WebhookHint {
  contract: Contract;
  operation: Operation;
  /** What signs it. */
  credentials: Credentials;
  /** Takes these credentials out of a text. */
  redact: (text: string) => string;
}

/** What must change for a webhook to be sent. Properties that are absent do not matter. */
export interface Cause {
  /** operationId of the call that made the change. */
  operation?: string;
  /** Kind of resource, as the mock's state names it. */
  resource?: string;
  kind?: "created" | "updated" | "deleted";
  /** Properties that the object has since the change, and had not before it. */
  when?: Record<string, unknown>;
  /** Pointer of the object in the response of `operation`, where the mock does not remember what that makes. */
  response?: string;
}

/** Where one property of a webhook's body comes from: a template, or the object that changed. */
export type Source = { template: Template } | { object: string; times?: number };

export interface WebhookHint {
  /** `x-caused-by`: any of them will do; empty when nothing is known to cause it. */
  causes: Cause[];
  /** `x-payload`, by RFC 6901 pointer into the body, outer properties first. The body is the object itself when it is empty. */
  payload: [pointer: string, source: Source][];
  /** Header parameters whose value is not made when the webhook is signed, each with its example or, required, a sample. */
  headers: { name: string; text?: string }[];
  /** `x-retry-schedule`: seconds before each repeated delivery; undefined when the vendor documents none. */
  retries?: number[];
}

/**
 * The webhooks of an API.
 *
 * @param given Credentials in place of the contract's test credentials.
 * @throws UsageError when a hint is not one.
 */
export function readWebhooks(contract: Contract, given: Credentials = {}): Webhook[] {
  const { schemes, testCredentials, webhooks } = contract;
  const names = credentialNames(schemes, [...new Set(webhooks.flatMap(({ security }) => security.flat()))]);
  const credentials = Object.fromEntries(names.map((name) => [name, given[name] ?? (testCredentials[name] as string)]));
  const redact = redactor(contract, credentials);
  return webhooks.map((operation) => ({ contract, operation, credentials, redact, ...readHint(contract, operation) }));
}

/**
 * Reads the hints of a webhook:
 *
 * ```yaml
 * x-retry-schedule: [60, 300]              # of the path item: seconds before the second and the third delivery
 * post:
 *   x-caused-by: { operation: createOrder, when: { status: OPEN } }   # or a list; `response: /order` takes it from the response
 *   x-payload:
 *     /id: "evt_{nonce}"                   # a template as in x-value; {attempt} counts the earlier deliveries
 *     /data: { object: "" }                # the object that changed, as far as the schema has its properties
 *     /data/cents: { object: /amount, times: 100 }
 * ```
 *
 * @throws UsageError when a hint is not one.
 */
export function readHint(contract: Contract, webhook: Operation): WebhookHint {
  const { document, api } = contract;
  const item = resolveRef(document, document.webhooks?.[webhook.path]) ?? {};
  const operation = (atPointer(document, webhook.pointer) ?? {}) as Record<string, unknown>;
  const where = (what: string) => `${api}: webhook ${webhook.path}: ${what}`;
  const hints: Record<string, unknown> = { ...operation, "x-retry-schedule": item["x-retry-schedule"] };
  for (const name of ["x-caused-by", "x-payload", "x-retry-schedule"])
    if (hints[name] !== undefined) checkGrammar(name, hints[name], where(name));

  const sourceOf = (pointer: string, source: string | Exclude<Source, { template: unknown }>): Source => {
    if (typeof source !== "string") return source;
    try {
      return { template: parseTemplate(source) };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new UsageError(`${where(`x-payload ${pointer}`)}: ${error.message}.`);
    }
  };
  const payload = Object.entries((operation["x-payload"] ?? {}) as Record<string, Parameters<typeof sourceOf>[1]>)
    .map(([pointer, source]): [string, Source] => [pointer, sourceOf(pointer, source)])
    .sort(([a], [b]) => a.split("/").length - b.split("/").length);
  const causes = [operation["x-caused-by"] ?? []].flat() as Cause[];
  return { causes, payload, headers: headersOf(contract, webhook), retries: item["x-retry-schedule"] };
}

/** The header parameters that are not made by signing, with their examples; one that must be there has a sample at least. */
function headersOf(contract: Contract, webhook: Operation): WebhookHint["headers"] {
  const places = parameterPlaces(schemaNodes(contract.document), webhook);
  return webhook.parameters
    .filter((parameter) => parameter.in === "header" && !parameter.made)
    .map(({ name, examples, required }) => {
      const [example] = Object.values(examples);
      const schema = places.get(`header ${name}`)?.schema;
      const sample = required && schema !== undefined ? sampleOf(contract, "response", schema).value : undefined;
      const value = example?.value ?? sample;
      return { name, ...(value !== undefined && { text: headerText(String(value)) }) };
    });
}

/** Whether a change is what a cause describes. */
export function isCause({ operation, resource, kind, when }: Cause, change: Change): boolean {
  if (operation !== undefined && operation !== change.operation) return false;
  if (resource !== undefined && resource !== change.resource) return false;
  if (kind !== undefined && kind !== change.kind) return false;
  return when === undefined || (has(change.after, when) && !has(change.before, when));
}

const has = (object: unknown, properties: Record<string, unknown>): boolean =>
  isJsonObject(object) && Object.entries(properties).every(([name, value]) => isDeepStrictEqual(object[name], value));

/**
 * Finds a webhook by its name in the contract, its operationId, or `api/name`.
 *
 * @throws UsageError when there is none of that name, or several.
 */
export function findWebhook(all: readonly Webhook[], name: string): Webhook {
  const fullName = ({ contract, operation }: Webhook) => `${contract.api}/${operation.path}`;
  const found = all.filter((one) => [one.operation.path, one.operation.id, fullName(one)].includes(name));
  if (found.length === 1 && found[0]) return found[0];
  const list = all.map(fullName).join(", ");
  if (found.length === 0)
    throw new UsageError(`there is no webhook ${JSON.stringify(name)}; there are ${list || "none"}`);
  throw new UsageError(`several APIs have a webhook ${name}; name the API too: ${list}`);
}
