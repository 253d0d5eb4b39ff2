import type { Hooks } from "./options.ts";

/**
 * One attempt of a call, as hooks see it: the same object in `onRequest`, then in `onResponse` or `onError`, and in
 * `onRetry`. It holds nothing that a caller sends: no credential, no parameter, no body.
 */
export interface CallEvent {
  api: string;
  operation: string;
  /** Method and path template. */
  route: string;
  /** Base URL. */
  server: string;
  /** 1 for the first attempt. */
  attempt: number;
  /** Of the response, if there was one. */
  status?: number;
  /** Code of the error, if there was no response. */
  error?: string;
  /** Milliseconds until the next attempt. */
  delay?: number;
}

/**
 * Calls a hook, if there is one, with what is new of the event, and gives the headers that it returns. Whatever goes wrong
 * in it stays there; a hook that froze the event gets another one.
 */
export function emit(
  hooks: Hooks | undefined,
  name: keyof Hooks,
  event: CallEvent,
  more: Partial<CallEvent> = {},
): Headers | undefined {
  try {
    const told = Object.isExtensible(event) ? Object.assign(event, more) : { ...event, ...more };
    const said: unknown = hooks?.[name]?.(told);
    if (said instanceof Promise) said.catch(() => {});
    else if (said) return new Headers(said as Record<string, string>);
  } catch {}
}

/**
 * The event as attributes of OpenTelemetry's HTTP client conventions
 * (https://opentelemetry.io/docs/specs/semconv/http/http-spans/). A span is best called `{method} {url.template}`.
 * Values in `url.full` are redacted.
 */
export function attributesOf({
  api,
  operation,
  route,
  server,
  attempt,
  status,
  error,
}: CallEvent): Record<string, string | number> {
  const [method = "", path = ""] = route.split(" ");
  const { hostname, port, protocol } = new URL(server);
  return {
    "http.request.method": method,
    "url.template": path,
    "url.full": server + path.replace(/\{[^{}]*\}/g, "REDACTED"),
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "countersign.api": api,
    "countersign.operation": operation,
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
    ...(status !== undefined && { "http.response.status_code": status }),
    ...((error ?? (status !== undefined && status >= 400)) && { "error.type": error ?? String(status) }),
  };
}
