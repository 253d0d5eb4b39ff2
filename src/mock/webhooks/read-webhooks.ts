import { chooseRequirement, credentialNames, type Requirement, type Template } from "../../auth/index.ts";
import {
  atPointer,
  type Contract,
  type MediaType,
  type Operation,
  readTemplate,
  resolveRef,
} from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { exampleValue } from "../../samples/example-value.ts";
import { checkGrammar, parameterPlaces, schemaNodes } from "../../schema/index.ts";
import type { Credentials } from "../authenticate.ts";
import { headerText } from "../mock-response.ts";
import { redactor } from "../redact.ts";
import type { Cause } from "./cause.ts";

/** A webhook of one API, and what its contract says about sending it. */
export interface Webhook {
  contract: Contract;
  operation: Operation;
  /** Of its body, the first that the contract has. */
  mediaType: string;
  media: MediaType | undefined;
  /** The schemes that sign it; undefined when none is demanded, or nobody knows how the value is made. */
  requirement: Requirement | undefined;
  /** What signs it. */
  credentials: Credentials;
  /** Takes these credentials out of a text. */
  redact: (text: string) => string;
  /** `x-caused-by`: any of them will do; empty when nothing is known to cause it. */
  causes: Cause[];
  /** `x-payload`, by RFC 6901 pointer into the body, outer properties first. The body is the object itself when it is empty. */
  payload: [pointer: string, source: Source][];
  /** Header parameters whose value is not made when it is signed, each with its example or, required, a sample. */
  headers: { name: string; text?: string }[];
  /** `x-retry-schedule`: seconds before each repeated delivery; undefined when the vendor documents none. */
  retries?: number[];
}

/** Where one property of a webhook's body comes from: a template, or the object that changed. */
export type Source = { template: Template } | ObjectSource;

export interface ObjectSource {
  /** Pointer into the object. */
  object: string;
  times?: number;
}

/**
 * The webhooks of an API.
 *
 * @param given Credentials in place of the contract's test credentials.
 * @throws UsageError when what the contract says about sending one cannot be read.
 */
export function readWebhooks(contract: Contract, given: Credentials = {}): Webhook[] {
  const { schemes, testCredentials, webhooks } = contract;
  const names = credentialNames(schemes, [...new Set(webhooks.flatMap(({ security }) => security.flat()))]);
  const credentials = Object.fromEntries(names.map((name) => [name, given[name] ?? (testCredentials[name] as string)]));
  const redact = redactor(contract, credentials);
  return webhooks.map((operation) => readWebhook(contract, operation, credentials, redact));
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
 */
function readWebhook(
  contract: Contract,
  operation: Operation,
  credentials: Credentials,
  redact: Webhook["redact"],
): Webhook {
  const { document, api, schemes } = contract;
  const where = (name: string) => `${api}: webhook ${operation.path}: ${name}`;
  const node = atPointer(document, operation.pointer) as Record<string, any>;
  const item = resolveRef(document, document.webhooks?.[operation.path]);
  const hint = (name: string, value: any) => {
    if (value !== undefined) checkGrammar(name, value, where(name));
    return value;
  };
  const payload = Object.entries<string | ObjectSource>(hint("x-payload", node["x-payload"]) ?? {});
  const known = operation.security.filter((names) =>
    names.every((name) => Object.hasOwn(schemes, name) && schemes[name]?.unknown === undefined),
  );
  const [[mediaType, media] = ["application/json", undefined]] = Object.entries(operation.body?.content ?? {});
  return {
    ...{ contract, operation, mediaType, media, credentials, redact },
    requirement: chooseRequirement(schemes, known, credentials) ?? known[0],
    causes: [hint("x-caused-by", node["x-caused-by"]) ?? []].flat(),
    payload: payload
      .map(([at, source]): [string, Source] => [
        at,
        typeof source === "string" ? { template: readTemplate(source, where(`x-payload ${at}`)) } : source,
      ])
      .sort(([a], [b]) => a.split("/").length - b.split("/").length),
    headers: headersOf(contract, operation),
    retries: hint("x-retry-schedule", item?.["x-retry-schedule"]),
  };
}

/** The header parameters that are not made by signing, with their examples; one that must be there has a sample at least. */
function headersOf(contract: Contract, webhook: Operation): Webhook["headers"] {
  const places = parameterPlaces(schemaNodes(contract.document), webhook);
  return webhook.parameters
    .filter((parameter) => parameter.in === "header" && !parameter.made)
    .map(({ name, examples, required }) => {
      const pointer = required ? places.get(`header ${name}`)?.schema : undefined;
      const value = exampleValue(contract, "response", { examples, pointer });
      return { name, ...(value !== undefined && { text: headerText(String(value)) }) };
    });
}

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
