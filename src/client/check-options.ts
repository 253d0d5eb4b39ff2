import { isLoopback } from "../core/is-loopback.ts";
import { limitProblem, limitsOf } from "./call.ts";
import type { ApiDescriptor } from "./descriptor.ts";
import type { ClientOptions } from "./options.ts";
import { needsOf } from "./sign-request.ts";

/** The names of all options. */
const known =
  "server credentials fetch requestInitExt headers validate onDrift hooks learnClock now allowHttp timeout totalTimeout retries maxResponseBytes".split(
    " ",
  );

/**
 * Checks what a client is made with, as early as it can be known.
 *
 * @returns the base URL, without a slash at its end.
 * @throws TypeError naming the option and what was expected. What came is not told: it can be a secret.
 */
export function checkOptions(
  { api, operations, servers }: ApiDescriptor,
  options: ClientOptions<Record<string, string>>,
): string {
  const named = Object.keys(servers).join(", ");
  if (!options?.credentials)
    throw new TypeError(`${api}: expected options with server (${named}, or a URL) and credentials`);
  const { server, credentials } = options;
  const needed = needsOf(Object.values(operations).flatMap(({ security }) => security.flat()));
  if (typeof credentials !== "function")
    for (const [name, value] of Object.entries(credentials))
      if (!needed.includes(name) || (value !== undefined && (!value || typeof value !== "string")))
        throw new TypeError(
          `${api}: credential ${name} is unknown, empty or not a string; known are ${needed.join(", ")}`,
        );
  for (const name in options) if (!known.includes(name)) throw new TypeError(`${api}: there is no option ${name}`);
  const { fetch, validate } = options;
  let problem = limitProblem(limitsOf(options));
  if (fetch && typeof fetch !== "function") problem = "expected fetch to be a function";
  if (!/^(off|report|strict)$/.test(validate ?? "off")) problem = "expected validate to be off, report or strict";
  if (problem) throw new TypeError(`${api}: ${problem}`);
  const url = Object.hasOwn(servers, server) ? (servers[server] as string) : server;
  const isUrl = URL.canParse(url) && /^https?:[^?#@\s]+$/i.test(url);
  if (!isUrl || !(/^https/i.test(url) || options.allowHttp || isLoopback(new URL(url).hostname)))
    throw new TypeError(
      `${api}: expected server to be ${named} or an https URL without user, query and fragment; http is for this machine, or allowHttp`,
    );
  return url.replace(/\/+$/, "");
}
