import {
  credentialsIn,
  holdsCredential,
  readParts,
  type Scheme,
  sentValue,
  type WireRequest,
} from "../../auth/index.ts";
import { type Contract, type Operation, responseKey } from "../../contract/index.ts";
import { valueAt } from "../../core/json-pointer.ts";
import { hidden } from "../../core/shown-url.ts";
import { decodeFormText } from "../../parameters/index.ts";
import { readIssuers } from "../../resources/index.ts";
import { saysSensitive, schemaNodes, sensitiveNames } from "../../schema/index.ts";
import type { Exchange } from "../create-mock.ts";
import { responseMedia } from "../engine/select-response.ts";
import { credentialPairs, credentialSecrets, leastLength, type Mask, maskText, type Secret } from "../redact.ts";
import { maskSensitive, sensitiveIn, sensitiveSecrets, unknownPairs } from "../sensitive.ts";

/** A function that takes out of a text of an exchange whatever is secret in it. */
export function maskExchange(exchange: Exchange): Mask {
  const { target, routed, request, apis } = exchange;
  const unknown = unknownPairs(request.url, target?.contract, routed?.operation);
  // In the order of which is the better name: what has two is shown as the first.
  const secrets = [
    ...(target ? [target, ...apis] : apis).flatMap(({ credentials }) => credentialSecrets(credentials)),
    ...sentCredentials(exchange),
    ...sensitiveOf(exchange),
    ...unknown.flatMap(hiddenSecrets),
  ];
  return maskText(secrets, [...(target ? credentialPairs(target.contract) : []), ...unknown]);
}

/** A shorter one is a part of many words; it is hidden where it stands in the URL, and not elsewhere. */
const leastHidden = 8;

/** What is in a query and may be secret, where it stands elsewhere; a name without a value may be that, too. */
const hiddenSecrets = ({ name, value, shown }: ReturnType<typeof unknownPairs>[0]): Secret[] =>
  [value || name, decodeFormText(value || name)]
    .filter((value) => value.length >= leastHidden)
    .map((value) => ({ value, shown }));

/** What was sent for a credential, right or wrong, and the token that was issued. */
function sentCredentials({ target, request, response, routed }: Exchange): Secret[] {
  if (!target) return [];
  const { contract } = target;
  const sent = Object.values(contract.schemes).flatMap((scheme) => valueParts(scheme, valueIn(scheme, request) ?? ""));
  const issued = readIssuers(contract)
    .filter(({ operation }) => operation === routed?.operation.id)
    .map(({ token, credential }) => ({ value: String(valueAt(response.json, token) ?? ""), shown: `‹${credential}›` }));
  return [...sent, ...issued].filter(({ value, shown }) => value !== shown && value.length >= leastLength);
}

function valueIn(scheme: Scheme, request: WireRequest): string | undefined {
  try {
    return sentValue(scheme, request)?.value;
  } catch {
    // A property of a body that cannot be read.
    return undefined;
  }
}

/** A value that was sent for a scheme, part by part: literal text, times and signatures as they are, credentials masked. */
function valueParts(scheme: Scheme, value: string): Secret[] {
  if (value === "") return [];
  const parts = readParts(scheme.value, value);
  if (!parts) return [{ value, shown: `‹${scheme.name}›` }];
  return parts.map(({ part, text }) => ({
    value: text,
    shown: typeof part !== "string" && holdsCredential(part) ? `‹${credentialsIn([part]).join(" ")}›` : text,
  }));
}

/** What the contract marks `x-sensitive` in an exchange. */
export function sensitiveOf({ target, request, response, routed }: Exchange): Secret[] {
  if (!target || !routed) return [];
  const { contract } = target;
  const media = responseMedia(routed.operation, response);
  const received = response.json === undefined ? [] : sensitiveIn(contract, media, response.json);
  return [...sensitiveSecrets(contract, routed.operation, request, routed.path), ...received];
}

/** Headers that carry credentials, of whatever API. */
const secretHeader = /auth|cookie|token|secret|password|api-?key|session/i;

/** Headers that carry none, also where no contract says so. */
const plainHeader = /^(accept.*|connection|content-.*|date|host|user-agent|countersign-.*)$/;

/** The headers of a request, credentials masked where the schemes of the contract have them. */
export function maskedHeaders({ target, request }: Exchange, mask: Mask): [name: string, value: string][] {
  const schemes = Object.values(target?.contract.schemes ?? {}).filter((scheme) => scheme.in === "header");
  return [...request.headers].map(([name, value]) => {
    const scheme = schemes.filter((scheme) => scheme.name.toLowerCase() === name);
    if (scheme.length > 0) return [name, mask(bestParts(scheme, value))];
    if (secretHeader.test(name) || (!target && !plainHeader.test(name))) return [name, `‹${name}›`];
    return [name, mask(value)];
  });
}

/** Of several schemes that share a header, the one whose form the value has. */
function bestParts(schemes: readonly Scheme[], value: string): string {
  const scheme = schemes.find((scheme) => readParts(scheme.value, value)) ?? (schemes[0] as Scheme);
  return valueParts(scheme, value)
    .map(({ shown }) => shown)
    .join("");
}

const decoder = new TextDecoder();

/** The body of a request as it may be shown. */
export function maskedRequestBody({ target, request, routed }: Exchange, mask: Mask): string {
  const { body } = request;
  if (body.length === 0) return "";
  if (!target) return hidden;
  const text = decoder.decode(body);
  if (routed && hasUnreadCredential(target.contract, routed.operation, request)) return hidden;
  if (routed) return text.includes("�") ? `‹${body.length} bytes›` : mask(text);
  if (sensitiveNames(target.contract).size === 0) return mask(text);
  try {
    // Which schema it has nobody knows.
    return mask(JSON.stringify(maskSensitive(target.contract, undefined, JSON.parse(text))));
  } catch {
    return hidden;
  }
}

/** Whether a credential belongs into the body, and is not found there: it may be anywhere in it. */
const hasUnreadCredential = ({ schemes }: Contract, { security }: Operation, request: WireRequest): boolean =>
  security.flat().some((name) => schemes[name]?.in === "body" && valueIn(schemes[name], request) === undefined);

/** The body of a response as it may be shown. */
export function maskedResponseBody({ target, response, routed }: Exchange, mask: Mask): string {
  const { body = "", json, status } = response;
  if (!target || !routed || json !== undefined) return mask(body);
  const { operation } = routed;
  const nodes = schemaNodes(target.contract.document);
  const content = operation.responses[responseKey(operation, status) ?? ""]?.content ?? {};
  return body && Object.values(content).some((media) => saysSensitive(nodes, media)) ? hidden : mask(body);
}
