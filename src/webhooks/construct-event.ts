import { credentialNames, type Requirement } from "../auth/index.ts";
import { authenticate, seesUrl } from "./authenticate.ts";
import type { WebhookDescriptor, WebhooksDescriptor } from "./descriptor.ts";
import { type PayloadDrift, reportDrift } from "./drift.ts";
import { type RawBody, readRawBody } from "./raw-body.ts";
import { type IncomingHeaders, readHeaders } from "./read-headers.ts";
import { memberOf, readPayload } from "./read-payload.ts";
import type { WebhookSecret } from "./secrets.ts";
import { WebhookError } from "./webhook-error.ts";
import type { WebhookEvent } from "./webhook-event.ts";

export interface ConstructOptions<Name extends string = string> {
  /** The webhook that this address receives, where payloads do not tell them apart. Any of the API's, when absent. */
  webhook?: Name;
  /** Lets in what nobody can verify. Anybody can have sent it: look up at the provider what it says. */
  unsigned?: "accept";
  /** Seconds that a signed clock may be off, in place of the contract's. */
  maxAge?: number;
  /** Milliseconds since 1970 UTC. Now, when absent. */
  now?: number;
  /** The address as the provider has it, for contracts that sign it. */
  url?: string;
  /** Hears of payloads that do not fit the contract, before the event is returned. What it throws is ignored. */
  onDrift?: (drift: PayloadDrift) => void;
}

/**
 * Verifies an incoming webhook on its raw bytes, as the contract says it is signed, and reads its payload.
 *
 * @param api What `countersign/<api>/webhooks` exports as `webhooks`.
 * @param rawBody The body as it came: bytes, or text that nobody parsed.
 * @param secret Several, while it is being changed: each will do.
 * @returns the payload. Its discriminator (`event`, `type`) narrows it; an event that the contract does not know comes
 *   back too, as a branch of its own. Once the signature is good, no payload that can be read is refused.
 * @throws WebhookError whose `code` and message say what to check.
 */
export async function constructEvent<
  Payloads extends object,
  Discriminator extends string = never,
  Name extends keyof Payloads & string = never,
>(
  api: WebhooksDescriptor<Payloads, Discriminator>,
  rawBody: RawBody,
  headers: IncomingHeaders,
  secret: WebhookSecret,
  options: ConstructOptions<Name> = {},
): Promise<[Name] extends [never] ? WebhookEvent<Payloads, Discriminator> : Payloads[Name]> {
  const all: Record<string, WebhookDescriptor> = api.webhooks;
  if (options.webhook !== undefined && !Object.hasOwn(all, options.webhook))
    throw new TypeError(
      `${api.api}: no webhook ${JSON.stringify(options.webhook)}; there are ${Object.keys(all).join(", ")}`,
    );
  const names = options.webhook === undefined ? Object.keys(all) : [options.webhook];
  const body = readRawBody(api.api, rawBody);
  const from = await findSender(api, names, body, headers, secret, options);
  const payload = readPayload(api.api, body, all[from[0] as string]?.body);
  const possible = identify(api, from, payload);
  if (possible.length === 0 && options.webhook !== undefined)
    throw new WebhookError(
      api.api,
      "unexpected-event",
      `expected the webhook ${options.webhook}, got another by its \`${api.discriminator}\``,
    );
  if (options.onDrift) await reportDrift(api, possible, payload, options.onDrift);
  return payload as never;
}

/** The webhooks that this request can be, by what it was signed with. */
async function findSender(
  { api, schemes, webhooks }: WebhooksDescriptor<any, any>,
  names: string[],
  body: Uint8Array,
  headers: IncomingHeaders,
  secret: WebhookSecret,
  { url, unsigned, ...options }: ConstructOptions,
): Promise<string[]> {
  // A value that no credential goes into proves nothing.
  const isSigned = (requirement: Requirement) =>
    requirement.every((name) => schemes[name]?.unknown === undefined) &&
    credentialNames(schemes, requirement).length > 0;
  const byRequirement = new Map<string, string[]>();
  for (const name of names)
    for (const requirement of (webhooks[name] as WebhookDescriptor).security.filter(isSigned)) {
      const key = JSON.stringify(requirement);
      byRequirement.set(key, [...(byRequirement.get(key) ?? []), name]);
    }
  // Who meets one requirement meets another that demands the same proof.
  const proofOf = (requirement: Requirement) => JSON.stringify(requirement.filter((name) => !schemes[name]?.optional));
  const signed: Requirement[] = [...byRequirement.keys()].map((key) => JSON.parse(key));
  const open = names.filter((name) => !webhooks[name]?.security.some(isSigned));
  if (signed.length > 0) {
    if (url === undefined && signed.some((requirement) => seesUrl(schemes, requirement)))
      throw new TypeError(
        `${api}: expected the option url: the contract signs the address that the webhook is sent to`,
      );
    const request = { method: "POST", url: url ?? "https://localhost/", headers: readHeaders(headers), body };
    try {
      const met = await authenticate(api, schemes, signed, request, secret, options);
      const proof = proofOf(met);
      return signed
        .filter((requirement) => proofOf(requirement) === proof)
        .flatMap((requirement) => byRequirement.get(JSON.stringify(requirement)) ?? []);
    } catch (error) {
      if (!(error instanceof WebhookError) || open.length === 0) throw error;
      const claimed = open.filter((name) => looksLike(webhooks[name]?.unsigned, body));
      if (claimed.length === 0) throw error;
      if (unsigned !== "accept") throw refuseUnsigned(claimed[0] as string);
      return claimed;
    }
  }
  if (unsigned !== "accept") throw refuseUnsigned(open[0] as string);
  return open;

  function refuseUnsigned(name: string): WebhookError {
    const scheme = webhooks[name]?.security.flat().find((scheme) => schemes[scheme]?.unknown !== undefined);
    const why = scheme === undefined ? "The contract names nothing that signs it" : schemes[scheme]?.unknown;
    return new WebhookError(
      api,
      "unsigned",
      `the webhook ${name} cannot be verified. ${why?.replace(/\.$/, "")}. Pass { unsigned: "accept" } to take it all the same, and look up at the provider what it says`,
    );
  }
}

/** Whether a body is what nobody signs, and could not be taken for what somebody does. */
function looksLike(members: WebhookDescriptor["unsigned"], body: Uint8Array): boolean {
  if (!members?.required.length) return false;
  try {
    const keys = Object.keys(JSON.parse(new TextDecoder().decode(body)));
    return members.required.every((key) => keys.includes(key)) && keys.every((key) => members.known.includes(key));
  } catch {
    return false;
  }
}

/** The webhooks that a payload can be of; none when the contract does not know it. */
function identify(
  { discriminator, webhooks }: WebhooksDescriptor<any, any>,
  names: string[],
  payload: unknown,
): string[] {
  if (discriminator === undefined) return names;
  return names.filter((name) => webhooks[name]?.values?.includes(memberOf(payload, discriminator)));
}
