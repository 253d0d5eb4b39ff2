import { chooseRequirement, sign, type WireRequest } from "../../auth/index.ts";
import type { Credentials } from "../authenticate.ts";
import type { Webhook } from "./read-webhooks.ts";

/**
 * How a delivery is signed, so that receivers can be tested: not at all, with other credentials, a day ago, or over
 * another body than the one that is sent.
 */
export type SignatureFault = "missing" | "wrong" | "stale" | "tampered";

const encoder = new TextEncoder();
const day = 86_400_000;

/**
 * One delivery of a webhook as it goes on the wire: headers of the contract, signed by its template.
 *
 * @param at Unix milliseconds of this delivery.
 * @throws CredentialError when a credential that signs it is missing.
 */
export async function makeRequest(
  webhook: Webhook,
  delivery: { url: string; body: string; at: number; nonce: string; signature?: SignatureFault | undefined },
): Promise<WireRequest> {
  const { contract, operation, credentials } = webhook;
  const { schemes } = contract;
  const { url, body, at, nonce, signature } = delivery;
  const headers = new Headers();
  const [type = "application/json"] = Object.keys(operation.body?.content ?? {});
  if (body) headers.set("content-type", type);
  for (const { name, text } of webhook.headers) if (text !== undefined) headers.set(name, text);
  const request: WireRequest = { method: operation.method.toUpperCase(), url, headers, body: encoder.encode(body) };

  const requirement = signingRequirement(webhook);
  if (!requirement) return request;
  // What proves nothing is not what is missing or wrong.
  const used = signature === "missing" ? requirement.filter((name) => schemes[name]?.optional) : requirement;
  const signed = await sign(
    schemes,
    used,
    request,
    signature === "wrong" ? otherCredentials(credentials) : credentials,
    {
      at: signature === "stale" ? at - day : at,
      nonce,
    },
  );
  return signature === "tampered"
    ? { ...signed, body: encoder.encode(tamper(new TextDecoder().decode(signed.body))) }
    : signed;
}

/** The schemes that sign a webhook; undefined when none is demanded, or nobody knows how the value is made. */
export function signingRequirement({ contract, operation, credentials }: Webhook): readonly string[] | undefined {
  const { schemes } = contract;
  const known = operation.security.filter((names) =>
    names.every((name) => Object.hasOwn(schemes, name) && schemes[name]?.unknown === undefined),
  );
  return chooseRequirement(schemes, known, credentials) ?? known[0];
}

/** The first character is changed, within what hexadecimal and base64 texts may have. */
const otherCredentials = (credentials: Credentials): Record<string, string> =>
  Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [name, (value.startsWith("a") ? "b" : "a") + value.slice(1)]),
  );

const tamper = (body: string): string => (/^\{\s*"/.test(body) ? body.replace(/^\{/, '{"tampered":true,') : `${body} `);
