import { type SignOptions, sign } from "../auth/index.ts";
import { isUrlEncoded } from "../core/media-type.ts";
import { seesUrl } from "./authenticate.ts";
import type { WebhookDescriptor, WebhooksDescriptor } from "./descriptor.ts";
import { readSecrets, type WebhookSecret } from "./secrets.ts";

export interface SignTestOptions extends Pick<SignOptions, "at" | "nonce"> {
  /** The address that the webhook is sent to, for contracts that sign it. */
  url?: string;
}

/** A delivery as the provider would make it, ready to be posted or handed to `constructEvent`. */
export interface TestEvent {
  body: string;
  headers: Record<string, string>;
  /** The address, where a signature went into it. */
  url: string;
}

/**
 * Makes a signed delivery for tests.
 *
 * @param name The webhook, as the contract names it.
 * @param payload What it carries, or its text as it shall be sent. The contract's example, when undefined.
 * @throws TypeError when there is no such webhook, or no example; WebhookError `secret-missing`.
 */
export async function signTestEvent<Payloads extends object, Name extends keyof Payloads & string>(
  api: WebhooksDescriptor<Payloads, any>,
  name: Name,
  payload: Payloads[Name] | string | undefined,
  secret: WebhookSecret,
  { at, nonce, url }: SignTestOptions = {},
): Promise<TestEvent> {
  const { schemes } = api;
  const webhook = (api.webhooks as Record<string, WebhookDescriptor>)[name];
  if (!webhook)
    throw new TypeError(
      `${api.api}: no webhook ${JSON.stringify(name)}; there are ${Object.keys(api.webhooks).join(", ")}`,
    );
  const example = (await api.examples?.())?.examples[name];
  const content = payload ?? example?.payload;
  if (content === undefined)
    throw new TypeError(`${api.api}: the contract has no example of the webhook ${name}; pass a payload`);
  const mediaType = webhook.body ?? "application/json";
  const body = typeof content === "string" ? content : writeBody(content, webhook.body);
  const request = {
    method: "POST",
    url: url ?? "https://localhost/",
    headers: new Headers({ "content-type": mediaType, ...example?.headers }),
    body: new TextEncoder().encode(body),
  };
  // What nobody knows how to sign is sent without a signature.
  const requirement =
    webhook.security.find((names) => names.every((name) => schemes[name]?.unknown === undefined)) ?? [];
  if (url === undefined && seesUrl(schemes, requirement))
    throw new TypeError(
      `${api.api}: expected the option url: the contract signs the address that the webhook is sent to`,
    );
  const [credentials = {}] = requirement.length ? readSecrets(api.api, schemes, requirement, secret) : [];
  const signed = await sign(schemes, requirement, request, credentials, { at, nonce });
  return {
    body: new TextDecoder().decode(signed.body),
    headers: Object.fromEntries(signed.headers),
    url: signed.url,
  };
}

const writeBody = (payload: unknown, mediaType?: string): string =>
  mediaType && isUrlEncoded(mediaType)
    ? new URLSearchParams(payload as Record<string, string>).toString()
    : JSON.stringify(payload);
