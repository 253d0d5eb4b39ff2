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
import { decodeText } from "../../core/percent.ts";
import { hidden } from "../../core/shown-url.ts";
import { readIssuers } from "../../resources/index.ts";
import { saysSensitive, schemaNodes } from "../../schema/index.ts";
import type { Credentials } from "../authenticate.ts";
import type { Exchange } from "../create-mock.ts";
import { responseMedia } from "../engine/select-response.ts";
import { hideQuery, type UnknownPair, unknownPairs } from "../hide-query.ts";
import { redactor, sensitiveIn, sensitiveValues } from "../redact.ts";
import { splitWireUrl } from "../route-request.ts";
import { masked, maskNames, sensitiveNames } from "../sensitive-names.ts";
import { type Mask, maskText, type Secret } from "./mask-text.ts";

/** A function that takes credentials, and what the contract marks `x-sensitive`, out of a text of an exchange. */
export function maskExchange(exchange: Exchange): Mask {
  const { target, routed, request, apis } = exchange;
  const unknown = unknownPairs(splitWireUrl(request.url)?.search ?? "", target?.contract, routed?.operation);
  const hide = hideQuery(unknown);
  const own = target ? [...credentialSecrets(exchange), ...sensitiveSecrets(exchange)] : [];
  const known = apis.flatMap(({ credentials }) => knownSecrets(credentials));
  // In the order of which is the better name: what has two is shown as the first.
  const mask = maskText([...own, ...known, ...hiddenSecrets(unknown)]);
  if (!target) return (text) => mask(hide(text));
  const redact = redactor(target.contract, target.credentials);
  return (text) => mask(redact(hide(text)));
}

/** A shorter one is a part of many words; it is hidden where it stands in the URL, and not elsewhere. */
const leastHidden = 8;

/** What is in a query and may be secret, where it stands elsewhere; a name without a value may be that, too. */
const hiddenSecrets = (pairs: readonly UnknownPair[]): Secret[] =>
  pairs
    .map(({ name, value }) => value || name)
    .flatMap((text) => [text, decodeText(text.replaceAll("+", " "))])
    .filter((value) => value.length >= leastHidden)
    .map((value) => ({ value, shown: hidden }));

/** A credential with a few characters is a part of many words; it is masked where a scheme has it, and not elsewhere. */
const leastLength = 4;

const knownSecrets = (credentials: Credentials): Secret[] =>
  Object.entries(credentials)
    .map(([name, value]) => ({ value, shown: `‹${name}›` }))
    .filter(({ value }) => value.length >= leastLength);

function credentialSecrets({ target, request, response, routed }: Exchange): Secret[] {
  const { contract, credentials } = target as NonNullable<Exchange["target"]>;
  const sent = Object.values(contract.schemes).flatMap((scheme) =>
    valueParts(scheme, valueIn(scheme, request) ?? "").flatMap(({ text, shown }) =>
      text === shown ? [] : [{ value: text, shown }],
    ),
  );
  const issued = readIssuers(contract)
    .filter(({ operation }) => operation === routed?.operation.id)
    .map(({ token, credential }) => ({ value: String(valueAt(response.json, token) ?? ""), shown: `‹${credential}›` }));
  return [...knownSecrets(credentials), ...[...sent, ...issued].filter(({ value }) => value.length >= leastLength)];
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
function valueParts(scheme: Scheme, value: string): { text: string; shown: string }[] {
  if (value === "") return [];
  const parts = readParts(scheme.value, value);
  if (!parts) return [{ text: value, shown: `‹${scheme.name}›` }];
  return parts.map(({ part, text }) => ({
    text,
    shown: typeof part !== "string" && holdsCredential(part) ? `‹${credentialsIn([part]).join(" ")}›` : text,
  }));
}

function sensitiveSecrets({ target, request, response, routed }: Exchange): Secret[] {
  const { contract } = target as NonNullable<Exchange["target"]>;
  if (!routed) return [];
  const sent = sensitiveValues(contract, routed.operation, request, routed.path);
  const media = responseMedia(routed.operation, response);
  const received = response.json === undefined ? [] : sensitiveIn(contract, media, response.json);
  // A response may say what the path says, decoded.
  const decoded = sent.map((value) => decodeText(value.replaceAll("+", " ")));
  return [...sent, ...decoded, ...received].map((value) => ({ value, shown: masked }));
}

/** Whether the contract marks something of an exchange `x-sensitive`. */
export const hasSensitive = (exchange: Exchange): boolean => sensitiveSecrets(exchange).length > 0;

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
  // Which schema it has nobody knows.
  const names = sensitiveNames(target.contract);
  if (names.size === 0) return mask(text);
  try {
    return mask(JSON.stringify(maskNames(JSON.parse(text), names)));
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
