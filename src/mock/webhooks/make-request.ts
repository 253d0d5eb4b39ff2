import { chooseRequirement, sign, type WireRequest } from "../../auth/index.ts";
import type { Contract, Operation } from "../../contract/index.ts";
import type { Credentials } from "../authenticate.ts";
import type { WebhookHint } from "./read-hint.ts";

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
  contract: Contract,
  webhook: Operation,
  hint: WebhookHint,
  credentials: Credentials,
  delivery: { url: string; body: string; at: number; nonce: string; signature?: SignatureFault },
): Promise<WireRequest> {
  const { url, body, at, nonce, signature } = delivery;
  const headers = new Headers();
  const [type = "application/json"] = Object.keys(webhook.body?.content ?? {});
  if (body) headers.set("content-type", type);
  for (const { name, text } of hint.headers) if (text !== undefined) headers.set(name, text);
  const request: WireRequest = { method: webhook.method.toUpperCase(), url, headers, body: encoder.encode(body) };

  const requirement = signingRequirement(contract, webhook, credentials);
  if (!requirement) return request;
  // What proves nothing is not what is missing or wrong.
  const plain = requirement.filter((name) => contract.schemes[name]?.optional);
  if (signature === "missing") return sign(contract.schemes, plain, request, credentials, { at, nonce });
  const used = signature === "wrong" ? otherCredentials(credentials) : credentials;
  const signed = await sign(contract.schemes, requirement, request, used, {
    at: signature === "stale" ? at - day : at,
    nonce,
  });
  return signature === "tampered"
    ? { ...signed, body: encoder.encode(tamper(new TextDecoder().decode(signed.body))) }
    : signed;
}

/** The schemes that sign a webhook; undefined when none is demanded, or nobody knows how the value is made. */
export function signingRequirement(
  { schemes }: Contract,
  { security }: Operation,
  credentials: Credentials,
): readonly string[] | undefined {
  const known = security.filter((names) =>
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
