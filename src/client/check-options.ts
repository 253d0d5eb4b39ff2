import type { ApiDescriptor } from "./descriptor.ts";
import type { ClientOptions } from "./options.ts";
import { needsOf } from "./sign-request.ts";

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
  const known = needsOf(Object.values(operations).flatMap(({ security }) => security.flat()));
  if (typeof credentials !== "function")
    for (const [name, value] of Object.entries(credentials))
      if (!known.includes(name) || (value !== undefined && (!value || typeof value !== "string")))
        throw new TypeError(
          `${api}: credential ${name} is unknown, empty or not a string; known are ${known.join(", ")}`,
        );
  const url = Object.hasOwn(servers, server) ? (servers[server] as string) : server;
  if (!URL.canParse(url) || !/^https?:[^?#@\s]+$/i.test(url))
    throw new TypeError(`${api}: expected server to be ${named} or an http(s) URL without user, query and fragment`);
  return url.replace(/\/+$/, "");
}
