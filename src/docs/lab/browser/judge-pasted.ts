import {
  callsIn,
  explainNames,
  explainSteps,
  isDigest,
  places,
  type Requirement,
  readParts,
  type Scheme,
  sentValue,
  splitUrl,
  toBytes,
  type WireRequest,
} from "../../../auth/index.ts";
import { findOperation } from "../../../contract/find-operation.ts";
import type { Explanation } from "../../../explain/browser/explanation-view.ts";
import { type Diagnosis, diagnose } from "../../../explain/index.ts";
import type { LabData, LabOperation } from "../lab-data.ts";
import { type PastedRequest, readPasted } from "./read-pasted.ts";

/** What a reader has besides what they paste. */
export interface Beside {
  /** The operation of the form, and its request without and with its credentials, for what was not pasted. */
  operation: LabOperation;
  unsigned: WireRequest;
  signed?: WireRequest;
  credentials: Readonly<Record<string, string>>;
  /** Milliseconds since 1970 UTC that clocks are compared with. */
  now: number;
  reveal?: boolean;
}

/** What is wrong with a request, ready to be shown. */
export interface Judgement {
  /** What it was taken for; absent where the contract has no such operation. */
  operation?: LabOperation;
  request: WireRequest;
  diagnosis: Diagnosis;
  explanation: Explanation;
  /** What could not be read, and what was assumed, each in a sentence. */
  notes: string[];
}

/**
 * Holds what was pasted against the contract: a whole request in one of the forms of `readPasted`, or the value of a
 * signature alone, which is held against the request of the form.
 *
 * @throws CommandProblem when a command ends within quotes.
 */
export async function judgePasted(data: LabData, text: string, beside: Beside): Promise<Judgement | undefined> {
  const pasted = readPasted(text) ?? asHeaders(data, text.trim(), beside);
  if (!pasted) return undefined;
  const request = toRequest(data, pasted, beside);
  const { operation, forms, security, notes } = locate(data, request, pasted, beside);
  let best: { request: WireRequest; diagnosis: Diagnosis } | undefined;
  for (const form of forms) {
    const { schemes, testCredentials, servers } = data;
    const { credentials, now } = beside;
    const diagnosis = await diagnose({
      schemes,
      security,
      request: form,
      credentials,
      testCredentials,
      servers,
      now,
      isReceived: operation?.isWebhook,
      other: { called: "the request in the form", request: beside.unsigned },
    });
    if (!best || rank(diagnosis) > rank(best.diagnosis)) best = { request: form, diagnosis };
    if (diagnosis.verdict.ok) break;
  }
  if (!best) return undefined;
  const { steps, difference } = best.diagnosis;
  const { reveal = false } = beside;
  return {
    ...best,
    ...(operation && { operation }),
    explanation: {
      names: await explainNames(steps, { reveal }),
      digests: await explainSteps(steps, { reveal }),
      ...(difference && { difference }),
    },
    notes: [...pasted.notes, ...notes],
  };
}

const rank = ({ verdict, difference, mistake }: Diagnosis): number =>
  verdict.ok ? 3 : difference ? 2 : verdict.reason === "mismatch" && !mistake ? 0 : 1;

/** A value alone, in its place in the request of the form: the whole of a scheme's value, or the signature in it. */
function asHeaders(data: LabData, value: string, { operation, signed }: Beside): PastedRequest | undefined {
  if (!signed || value === "" || /\n/.test(value)) return undefined;
  const signing = (operation.security[0] ?? []).filter((name) =>
    callsIn(data.schemes[name]?.value ?? []).some(isDigest),
  );
  const scheme = data.schemes[signing[0] ?? ""];
  if (!scheme) return undefined;
  const whole = readParts(scheme.value, value) ? value : withSignature(scheme, signed, value);
  const request = places[scheme.in](
    { ...withoutValue(scheme, signed), headers: new Headers(signed.headers) },
    scheme.name,
    whole,
  );
  return {
    method: request.method,
    url: request.url,
    headers: [...request.headers],
    body: new TextDecoder().decode(request.body),
    notes: [`Taken as the ${scheme.in} ${scheme.name} of the request above.`],
  };
}

const withoutValue = (scheme: Scheme, request: WireRequest): WireRequest =>
  sentValue(scheme, request)?.request ?? request;

/** Our value with their signature in place of ours. */
function withSignature(scheme: Scheme, signed: WireRequest, signature: string): string {
  const parts = readParts(scheme.value, sentValue(scheme, signed)?.value ?? "") ?? [];
  const made = parts.map(({ part, text }) =>
    typeof part !== "string" && callsIn([part]).some(isDigest) ? signature : text,
  );
  return made.join("") || signature;
}

function toRequest({ servers }: LabData, pasted: PastedRequest, { unsigned }: Beside): WireRequest {
  const headers = new Headers();
  for (const [name, value] of pasted.headers) {
    try {
      headers.append(name, value);
    } catch {
      pasted.notes.push(`The header ${name} cannot be sent, and is left out.`);
    }
  }
  const { url } = pasted;
  const [first] = servers;
  const absolute = url?.startsWith("/") && first ? `${splitUrl(first.url).origin}${url}` : url;
  return {
    method: pasted.method ?? unsigned.method,
    url: absolute && URL.canParse(absolute) ? absolute : unsigned.url,
    headers,
    body: pasted.body === undefined && pasted.method === undefined ? unsigned.body : toBytes(pasted.body ?? ""),
  };
}

interface Located {
  operation?: LabOperation;
  /** The request to the URLs that it may have been signed for. */
  forms: WireRequest[];
  security: Requirement[];
  notes: string[];
}

function locate(data: LabData, request: WireRequest, pasted: PastedRequest, beside: Beside): Located {
  const { origin, path, search } = splitUrl(request.url);
  const calls = { ...data, operations: data.operations.filter(({ isWebhook }) => !isWebhook) };
  // Headers and a body alone tell by their headers what they are.
  const event = eventOf(data, request, pasted);
  const isOther = pasted.url === undefined && event && !carries(data, request, beside.operation);
  const found = isOther ? undefined : findOperation(calls, request.method, path);
  if (found && !(beside.operation.isWebhook && pasted.url === undefined)) {
    const isAtHome = data.servers.some(({ url }) => splitUrl(url).origin === origin);
    const urls = data.servers.map(({ url }) => `${url.replace(/\/$/, "")}${found.path}${search}`);
    const forms = [request.url, ...(isAtHome ? [] : urls)].map((url) => ({ ...request, url }));
    // What was sent to a mock or a proxy was most likely signed for the first server.
    return {
      operation: found.operation,
      forms: isAtHome ? forms : [...forms.slice(1), ...forms.slice(0, 1)],
      security: found.operation.security,
      notes: [],
    };
  }
  if (beside.operation.isWebhook) {
    const { operation } = beside;
    return { operation, forms: [request], security: operation.security, notes: [] };
  }
  if (event) {
    const note = `It looks like the webhook ${event.summary ?? event.id}: choose it in the form to give its credentials.`;
    return { operation: event, forms: [request], security: event.security, notes: [note] };
  }
  const note = `The contract has no ${request.method} ${path}; it was checked as ${beside.operation.id} would be.`;
  return { forms: [request], security: beside.operation.security, notes: [note] };
}

/**
 * Whether a request has one of the headers that let it in at an operation. A header that several schemes share tells
 * by its form which of them it is.
 */
const carries = ({ schemes }: LabData, { headers }: WireRequest, { security }: LabOperation): boolean =>
  security.flat().some((name) => {
    const scheme = schemes[name];
    const value = scheme?.in === "header" ? headers.get(scheme.name) : null;
    if (!scheme || value === null) return false;
    const isShared = Object.values(schemes).some((other) => other !== scheme && isSameHeader(other, scheme));
    return !isShared || readParts(scheme.value, value) !== undefined;
  });

const isSameHeader = (one: Scheme, other: Scheme): boolean =>
  one.in === "header" && one.name.toLowerCase() === other.name.toLowerCase();

/** A webhook that the request may be: it has its header, and was not sent to the API itself. */
function eventOf(data: LabData, request: WireRequest, { method, url }: PastedRequest): LabOperation | undefined {
  const bases = [...data.servers.map((server) => server.url), data.mock].map((base) => base.replace(/\/*$/, "/"));
  if (bases.some((base) => url?.startsWith(base))) return undefined;
  return data.operations.find(
    (operation) =>
      operation.isWebhook && (method === undefined || method === operation.method) && carries(data, request, operation),
  );
}
