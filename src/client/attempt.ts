import { CredentialError, type WireRequest } from "../auth/index.ts";
import { connectionHeaders } from "../core/connection-headers.ts";
import { causeOf } from "./cause-of.ts";
import type { Clock } from "./clock.ts";
import type { OperationDescriptor } from "./descriptor.ts";
import { discardBody } from "./discard-body.ts";
import { errorCode } from "./error-code.ts";
import { CountersignError } from "./errors.ts";
import type { IssuedCredentials } from "./issued-credentials.ts";
import type { CredentialsSource } from "./options.ts";
import type { Failed } from "./outcome.ts";
import { type Broken, type Received, type Sending, sendRequest } from "./send.ts";
import { signRequest } from "./sign-request.ts";
import { limitTime, type TimeLimit } from "./time-limit.ts";

/** What an attempt is made of: the same for every attempt of a call. */
export interface AttemptPlan {
  api: string;
  operation: OperationDescriptor;
  /** Before it is signed. Every attempt signs these bytes and sends these bytes. */
  request: WireRequest;
  credentials: CredentialsSource<Readonly<Record<string, unknown>>>;
  /** Loaded when a credential has to be asked for. */
  issued: () => Promise<IssuedCredentials>;
  clock: Clock;
  sending: Sending;
  signal: AbortSignal | undefined;
}

/** How long an attempt may take, and which limit of the caller's that is. */
export interface AttemptTime {
  milliseconds: number;
  limit: "attempt" | "total";
}

/** A response, and the offset of the clock that its request was signed with. */
export interface Answered extends Received {
  clockOffset: number;
  /** Lets go of the credentials that were issued for it; absent when none were. */
  forget?: () => void;
}

type Credentials = Readonly<Record<string, string>>;

/** Asks for the credentials, signs the request, sends it and reads the response, all within the time. Never rejects. */
export async function makeAttempt(
  plan: AttemptPlan,
  time: AttemptTime,
  more: Headers | undefined,
): Promise<Answered | Failed> {
  const { operation, clock, sending, signal } = plan;
  const limit = limitTime(time.milliseconds, signal);
  try {
    if (limit.stopped) return stoppedAt("signing", limit, time);
    const found = await findCredentials(plan, limit);
    if (limit.stopped) return stoppedAt("signing", limit, time);
    if ("failed" in found) return found;
    const { credentials, forget } = found;
    const clockOffset = clock.offset;
    const signed = await sign(plan, credentials, clock.now() + clockOffset, more);
    if ("failed" in signed) return signed;
    if (limit.stopped) return stoppedAt("signing", limit, time);
    const sent = await sendRequest(signed, sending, limit);
    if ("failed" in sent && limit.stopped) return stoppedAt(sent.phase, limit, time);
    if ("failed" in sent) return await brokenOff(sent, plan, signed, credentials);
    return redirectOf(sent.response, operation) ?? { ...sent, clockOffset, forget };
  } finally {
    limit.end();
  }
}

const stoppedAt = (phase: Failed["phase"], { stopped }: TimeLimit, { milliseconds, limit }: AttemptTime): Failed =>
  stopped === "abort"
    ? { failed: "abort", phase, reason: "" }
    : { failed: "time", phase, reason: `${milliseconds} ms`, limit };

/** What an operation is signed with: what the caller gives, and else what the vendor issues for it. */
async function findCredentials(
  plan: AttemptPlan,
  limit: TimeLimit,
): Promise<{ credentials: Credentials; forget?: () => void } | Failed> {
  try {
    const credentials = await readCredentials(plan, limit);
    if (!plan.operation.security.flat().some(({ issuedBy }) => issuedBy)) return { credentials };
    const completed = (await plan.issued()).complete(plan.operation, credentials);
    return await Promise.race([completed, stopWith(limit, { credentials })]);
  } catch (error) {
    // What a call says of sending is said of that call, and not of this one.
    const told =
      error instanceof CountersignError
        ? `: ${error.operation} ended as ${error.code}`
        : error instanceof CredentialError
          ? `: ${error.message}`
          : "";
    const reason = `the credentials could not be had${told}`;
    return { failed: "credentials", phase: "signing", reason, cause: await causeOf(error) };
  }
}

/** Resolves with a value when the attempt is stopped. */
const stopWith = <T>(limit: TimeLimit, value: T): Promise<T> => new Promise((stop) => limit.onStop(() => stop(value)));

/**
 * The credentials that an operation can use, each read once: what a caller hands over can be of any class, and its
 * properties functions that say another thing, or fail, the next time.
 */
async function readCredentials(
  { credentials: source, operation }: AttemptPlan,
  limit: TimeLimit,
): Promise<Credentials> {
  const credentials: Record<string, string> = {};
  const schemes = operation.security.flat();
  if (!schemes.length) return credentials;
  const given = typeof source === "function" ? await Promise.race([source(), stopWith(limit, undefined)]) : source;
  for (const name of schemes.flatMap(({ needs, issuedBy }) => [...needs, ...(issuedBy?.needs ?? [])])) {
    const value = Object.hasOwn(credentials, name) ? undefined : given?.[name];
    if (typeof value === "string") credentials[name] = value;
  }
  return credentials;
}

/** What a connection says of itself, and a caller does not: a length that is wrong would break the request. */
const ofConnection: readonly string[] = [...connectionHeaders, "host", "content-length", "expect"];

async function sign(
  { api, operation, request }: AttemptPlan,
  credentials: Credentials,
  at: number,
  more: Headers | undefined,
): Promise<WireRequest | Failed> {
  const headers = new Headers(request.headers);
  more?.forEach((value, name) => {
    headers.set(name, value);
  });
  for (const name of ofConnection) headers.delete(name);
  const unsigned = { ...request, headers };
  if (!operation.security.length) return unsigned;
  try {
    return await signRequest(operation, api, unsigned, credentials, at);
  } catch (error) {
    const withheld = { credentials: Object.values(credentials), request, route: operation.route };
    const cause = await causeOf(error, withheld);
    const { message } = (error instanceof CredentialError ? error : (cause ?? {})) as Partial<Error>;
    const reason = message ?? "the request could not be signed";
    return { failed: "credentials", phase: "signing", reason, cause };
  }
}

/** The credentials, and what was made of them in headers. */
const secretsOf = (unsigned: WireRequest, signed: WireRequest, credentials: Credentials): string[] => [
  ...Object.values(credentials),
  ...[...signed.headers].flatMap(([name, value]) => (unsigned.headers.get(name) === value ? [] : value)),
];

async function brokenOff(
  { failed, phase, cause: error }: Broken,
  { request, operation, sending }: AttemptPlan,
  signed: WireRequest,
  credentials: Credentials,
): Promise<Failed> {
  const withheld = { credentials: secretsOf(request, signed, credentials), request: signed, route: operation.route };
  const cause = await causeOf(error, withheld);
  const code = errorCode(cause);
  const host = () => `${new URL(request.url).host}${code && ` (${code})`}`;
  const reason = failed === "size" ? `${sending.maxBytes} bytes` : phase === "connecting" ? host() : code;
  return { failed, phase, reason, cause };
}

/** The redirect that a response is, unless the contract documents it: nobody follows it. */
function redirectOf(response: Response, { redirects }: OperationDescriptor): Failed | undefined {
  const { type, status, headers } = response;
  // 304 redirects nowhere. A browser hides a manual redirect in a response of another type.
  const isRedirect =
    type === "opaqueredirect" || (status >= 300 && status < 400 && status !== 304 && !redirects?.includes(status));
  if (!isRedirect) return undefined;
  discardBody(response);
  // No more of it: the path can hold what no error may tell.
  const [, host = "elsewhere"] = /^https?:..(?:[^/?#]*@)?([^/?#]+)/i.exec(`${headers.get("location")}`) ?? [];
  return { failed: "redirect", phase: "reading", reason: host };
}
