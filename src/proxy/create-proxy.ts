import { sentValue, type WireRequest } from "../auth/index.ts";
import {
  connectionFailure,
  type Finding,
  type JudgedResponse,
  judge,
  operationFinder,
  severities,
} from "../checks/index.ts";
import { type ApiDescriptor, CountersignError, createSignedFetch } from "../client/index.ts";
import { describeApi } from "../codegen/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { connectionHeaders } from "../core/connection-headers.ts";
import { UsageError } from "../core/errors.ts";
import type { Exchange, ProxyLogEntry } from "./exchange.ts";
import { problemResponse } from "./problem-response.ts";
import { readTarget } from "./read-target.ts";
import { refuseRequest } from "./refuse-request.ts";
import { secretsOf, withoutSecretBytes, withoutSecretText } from "./secrets.ts";

export interface ProxyOptions {
  /** Base URL, or the name of a server of the contract. */
  target: string;
  /** Whether the target may be plain http on another machine. */
  allowHttp?: boolean;
  credentials: Readonly<Record<string, string>>;
  /** Sends the signed requests; the runtime's `fetch` when absent. */
  fetch?: (request: Request) => Promise<Response>;
  /** Origins of pages that it signs for; it signs for no page when absent. */
  allowOrigins?: readonly string[];
  /** Told of every request, also of those that are not forwarded. */
  onLog?: (entry: ProxyLogEntry) => void;
  /** Told of every request that got a response. It holds secrets. */
  onExchange?: (exchange: Exchange) => void;
  /** Milliseconds since 1970 UTC; for tests. */
  now?: () => number;
}

/** Signs a request that was sent to this machine, forwards it, judges the response, and gives it back. Never rejects. */
export type SigningProxy = (request: Request) => Promise<Response>;

/** One request on its way: what the pipeline did with it. */
interface Passage {
  signed?: WireRequest;
  failure?: unknown;
}

/**
 * Makes a proxy of an API.
 *
 * @throws UsageError when the target cannot be one; TypeError when the contract does not know a credential.
 */
export function createProxy(contract: Contract, options: ProxyOptions): SigningProxy {
  const { credentials, now = Date.now, onLog, onExchange } = options;
  const target = readTarget(contract, options.target, options.allowHttp);
  const findOperation = operationFinder(contract);
  const judged = judge(contract, { target: "live" });
  const api = describeApi(contract);
  const signedFetch = signedFetchTo(target, api, options);

  const passOn = async (request: Request, path: string, passage: Passage): Promise<Passed> => {
    const at = now();
    const started = performance.now();
    const operation = findOperation(request.method, path);
    const unsigned = await toForward(contract, operation, request, target);
    const came = await forward(signedFetch, unsigned, passage);
    if (came.status > 599)
      throw new UsageError(`${contract.api}: the target responded with ${came.status}, which no HTTP status is`);
    const body = new Uint8Array(await came.arrayBuffer());
    const response = { status: came.status, headers: came.headers, body };
    const ms = performance.now() - started;
    const signed = passage.signed as WireRequest;
    onExchange?.({ ...(operation && { operation }), path, unsigned, signed, response, at, ms });
    if (!operation) return { response, problem: "the contract has no such operation; signed like its first one" };
    return { response, findings: worstFirst(judged.judge(operation, response, asJudged(unsigned, path)).findings) };
  };

  return async (request) => {
    const started = performance.now();
    // The URL parser has resolved its dots, so that it cannot lead out of the target.
    const path = new URL(request.url).pathname;
    const passage: Passage = {};
    const refusal = refuseRequest(request, options.allowOrigins);
    const outcome: Passed | Refused = refusal
      ? { status: 403, problem: refusal }
      : await passOn(request, path, passage).catch((error) => ({
          status: isUnsignable(api, findOperation(request.method, path), error, passage) ? 400 : 502,
          problem: sentenceOf(contract, target, error, passage),
        }));
    const secrets = secretsOf(contract.schemes, Object.keys(contract.schemes), passage.signed, credentials);
    const clean = (text: string) => withoutSecretText(text, secrets);
    const result = resultOf(outcome, clean);
    const operation = findOperation(request.method, path);
    onLog?.({
      method: request.method,
      path: operation?.path ?? clean(path),
      ...(operation && { operation: operation.id }),
      ms: Math.round(performance.now() - started),
      ...result,
    });
    return "response" in outcome
      ? toCaller(outcome.response, secrets)
      : problemResponse(outcome.status, result.problem ?? "");
  };
}

/** The client's pipeline, with no attempt after the first. */
function signedFetchTo(
  target: string,
  api: ApiDescriptor,
  { credentials, now, fetch: wire = (request: Request) => fetch(request) }: ProxyOptions,
): typeof fetch {
  return createSignedFetch(api, {
    server: target as `https://${string}`,
    credentials,
    allowHttp: true,
    retries: 0,
    ...(now && { now }),
    fetch: (request, init) => send(wire, request, (init as { passage?: Passage } | undefined)?.passage),
  });
}

/** A response came of the target. */
interface Passed {
  response: JudgedResponse;
  findings?: Finding[];
  problem?: string;
}

/** The response is the proxy's own. */
interface Refused {
  status: number;
  findings?: undefined;
  problem: string;
}

/** What is logged of an outcome, without secrets. */
function resultOf(
  outcome: Passed | Refused,
  clean: (text: string) => string,
): Pick<ProxyLogEntry, "status" | "findings" | "problem"> {
  const { status, findings = [] } = "response" in outcome ? { ...outcome, ...outcome.response } : outcome;
  return {
    status,
    findings: findings.map(({ severity, summary }) => ({ severity, summary: clean(summary) })),
    ...(outcome.problem !== undefined && { problem: clean(outcome.problem) }),
  };
}

/** Headers that belong to the connection with the tool, or tell of the tool's own machine. */
const ofTool =
  /^(host|proxy-.*|expect|content-length|accept-encoding|origin|referer|sec-.*|forwarded|x-forwarded-.*|via)$/;

/** The request as it goes to the target: what a tool has in the place of a credential is left out. */
async function toForward(
  { schemes }: Contract,
  operation: Operation | undefined,
  request: Request,
  target: string,
): Promise<WireRequest> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers();
  request.headers.forEach((value, name) => {
    if (!connectionHeaders.includes(name) && !ofTool.test(name)) headers.append(name, value);
  });
  const body = new Uint8Array(await request.arrayBuffer());
  let unsigned: WireRequest = { method: request.method, url: `${target}${pathname}${search}`, headers, body };
  const names = operation ? operation.security.flat() : Object.keys(schemes);
  for (const name of new Set(names)) {
    const scheme = schemes[name];
    if (!scheme || scheme.in === "body") continue;
    unsigned = sentValue(scheme, unsigned)?.request ?? unsigned;
    if (scheme.in === "header") headers.delete(scheme.name);
    else if (scheme.in === "cookie") withoutCookie(headers, scheme.name);
  }
  return unsigned;
}

function withoutCookie(headers: Headers, name: string): void {
  const others = (headers.get("cookie") ?? "").split(/;\s*/).filter((pair) => pair && !pair.startsWith(`${name}=`));
  if (others.length) headers.set("cookie", others.join("; "));
  else headers.delete("cookie");
}

function forward(signedFetch: typeof fetch, { method, url, headers, body }: WireRequest, passage: Passage) {
  const init = {
    method,
    headers: new Headers(headers),
    passage,
    ...(body.length && { body: body as Uint8Array<ArrayBuffer> }),
  };
  return signedFetch(url, init);
}

/** Sends a signed request, and notes what was sent, of the request itself and not of those that ask for a credential. */
async function send(
  wire: (request: Request) => Promise<Response>,
  request: Request,
  passage: Passage | undefined,
): Promise<Response> {
  if (passage) {
    const body = new Uint8Array(await request.clone().arrayBuffer());
    passage.signed = { method: request.method, url: request.url, headers: new Headers(request.headers), body };
  }
  try {
    return await wire(request);
  } catch (error) {
    if (passage) passage.failure = error;
    throw error;
  }
}

const asJudged = ({ url, body, headers }: WireRequest, path: string) => {
  const mediaType = headers.get("content-type");
  return {
    path,
    query: new URL(url).search.slice(1),
    ...(body.length && { body }),
    ...(mediaType !== null && { mediaType }),
  };
};

const worstFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

/** The response for the tool. Its body came through a `fetch`, which decompresses. */
function toCaller({ status, headers, body }: JudgedResponse, secrets: readonly string[]): Response {
  const passed = new Headers();
  headers.forEach((value, name) => {
    if (![...connectionHeaders, "content-encoding", "content-length"].includes(name))
      passed.append(name, withoutSecretText(value, secrets));
  });
  const isBodyless = status === 204 || status === 205 || status === 304;
  const bytes = withoutSecretBytes(body as Uint8Array<ArrayBuffer>, secrets);
  return new Response(isBodyless ? null : bytes, { status, headers: passed });
}

/** Whether a request was never sent because of what is in it. Of a credential that has to be asked for, the target may be to blame. */
function isUnsignable(
  api: ApiDescriptor,
  operation: Operation | undefined,
  error: unknown,
  { signed, failure }: Passage,
): boolean {
  const schemes = operation ? (api.operations[operation.id]?.security ?? []).flat() : [];
  const isIssued = schemes.some(({ issuedBy }) => issuedBy);
  return error instanceof CountersignError && !signed && failure === undefined && !isIssued;
}

/** Why no response came, in one sentence. The client's own sentences hold no secret. */
function sentenceOf({ api }: Contract, target: string, error: unknown, { failure }: Passage): string {
  const { origin, protocol } = new URL(target);
  const reason = connectionFailure(failure);
  if (reason) return `${api}: ${origin} cannot be reached: ${reason}.`;
  if (protocol === "https:" && /SSL|TLS|EPROTO|CERT/.test(String((failure as Error | undefined)?.cause)))
    return `${api}: ${origin} does not speak TLS as it should.`;
  if (error instanceof CountersignError || error instanceof UsageError) return `${error.message}.`;
  return `${api}: the request could not be forwarded.`;
}
