import { CredentialError, chooseRequirement, credentialNames, sign, type WireRequest } from "../auth/index.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import {
  AbortedError,
  CredentialsError,
  type ErrorContext,
  NotSentError,
  OutcomeUnknownError,
  RedirectError,
  TimedOutError,
} from "./errors.ts";
import { freezeRequest } from "./freeze-request.ts";
import type { ClientOptions } from "./options.ts";

/** One call on its way: which operation, and what this call sets in place of the client's options. */
export interface Sending {
  id: string;
  operation: OperationDescriptor;
  timeout?: number;
  /** Leaves the body of the answer unread. */
  stream?: boolean;
  /** What the caller handed to fetch beside the request, such as undici's `dispatcher`. */
  init?: RequestInit;
}

/**
 * Sends a request as its operation demands: reads it once into bytes, signs those bytes, sends those bytes, reads the
 * answer once. It is the last thing to touch a request, so what is signed is what is sent.
 *
 * @returns the answer, its body read (unless `stream`) so that nothing can fail after a 2xx.
 * @throws CredentialsError, NotSentError, OutcomeUnknownError, TimedOutError, AbortedError or RedirectError.
 */
export async function send(
  api: ApiDescriptor,
  options: ClientOptions,
  request: Request,
  { id, operation, timeout = options.timeout ?? 30_000, stream, init }: Sending,
): Promise<Response> {
  const context: ErrorContext = { api: api.api, operation: id };
  const frozen = await freezeRequest(request);
  if (operation.accept && !frozen.headers.has("accept")) frozen.headers.set("accept", operation.accept);
  const signed = await signAsDemanded(api, operation, options, frozen, context);

  const limit = AbortSignal.timeout(timeout);
  let answered = false;
  try {
    const outgoing = new Request(signed.url, {
      method: signed.method,
      headers: signed.headers,
      body: signed.body.length ? (signed.body as BodyInit) : null,
      redirect: "manual",
      signal: AbortSignal.any([request.signal, limit]),
    });
    const response = await (options.fetch ?? fetch)(outgoing, init);
    answered = true;
    if (isRefusedRedirect(response, operation)) {
      await response.body?.cancel();
      throw new RedirectError(redirectMessage(response, signed.url), context);
    }
    return stream ? response : await readOnce(response);
  } catch (cause) {
    if (cause instanceof RedirectError) throw cause;
    const said = answered ? " after the answer had begun" : "";
    if (request.signal.aborted)
      throw new AbortedError(`the caller aborted the call${said}; it may have reached the provider`, {
        ...context,
        cause,
      });
    if (limit.aborted)
      throw new TimedOutError(`no complete answer within ${timeout} ms${said}; it may have reached the provider`, {
        ...context,
        cause,
      });
    if (!answered && neverConnected(cause))
      throw new NotSentError(`no connection to ${new URL(signed.url).host} (${reasonOf(cause)}); nothing was sent`, {
        ...context,
        cause,
      });
    throw new OutcomeUnknownError(
      `the connection broke${said} (${reasonOf(cause)}); the request may have been carried out`,
      { ...context, cause },
    );
  }
}

async function signAsDemanded(
  api: ApiDescriptor,
  { security }: OperationDescriptor,
  options: ClientOptions,
  request: WireRequest,
  context: ErrorContext,
): Promise<WireRequest> {
  if (security.length === 0) return request;
  try {
    const { credentials: source } = options;
    const credentials = typeof source === "function" ? await source() : source;
    const requirement = chooseRequirement(api.schemes, security, credentials);
    if (!requirement) {
      const choices = security.map((requirement) => credentialNames(api.schemes, requirement).join(" and "));
      throw new CredentialsError(
        `expected the credentials ${choices.join(", or ")}; not all were given. Nothing was sent`,
        context,
      );
    }
    return await sign(api.schemes, requirement, request, credentials, { at: options.now?.() });
  } catch (cause) {
    if (cause instanceof CredentialsError) throw cause;
    if (cause instanceof CredentialError) throw new CredentialsError(`${cause.message}. Nothing was sent`, context);
    throw new CredentialsError("the credentials could not be had. Nothing was sent", { ...context, cause });
  }
}

// 304 redirects nowhere. A browser hides a manual redirect behind status 0.
const isRefusedRedirect = (response: Response, operation: OperationDescriptor): boolean =>
  response.type === "opaqueredirect" ||
  (response.status >= 300 &&
    response.status < 400 &&
    response.status !== 304 &&
    !operation.redirects?.includes(response.status));

function redirectMessage(response: Response, from: string): string {
  const location = response.headers.get("location");
  const to = location && URL.canParse(location, from) ? ` to ${new URL(location, from).origin}` : "";
  return `answered ${response.status || "with a redirect"}${to && ", a redirect"}${to}; redirects are not followed, because credentials would travel with them. Check the server's URL`;
}

/** The same answer with its body in memory: what is read later cannot fail, and can be read as any form. */
async function readOnce(response: Response): Promise<Response> {
  if (response.body === null) return response;
  const bytes = await response.arrayBuffer();
  const { status, statusText, headers, url } = response;
  const read = new Response(bytes, { status, statusText, headers });
  Object.defineProperty(read, "url", { value: url });
  return read;
}

// What Node, Bun and Deno say when a connection was never made: the request cannot have been read by anybody.
const beforeSending =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|ERR_BAD_PORT|CERT_|SELF_SIGNED|UNABLE_TO_|ERR_TLS/;

const codeOf = (error: unknown): string => {
  const { code, cause, message } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: unknown };
  // The fetch standard blocks some ports; its error has no code.
  const own = message === "bad port" ? "ERR_BAD_PORT" : String(code ?? "");
  return (cause ? codeOf(cause) : "") || own;
};

const neverConnected = (error: unknown): boolean => beforeSending.test(codeOf(error));

const reasonOf = (error: unknown): string => codeOf(error) || "no reason given";
