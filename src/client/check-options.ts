import { credentialNames } from "../auth/index.ts";
import type { ApiDescriptor } from "./descriptor.ts";
import type { ClientOptions } from "./options.ts";

/**
 * Checks what a client is made with, as early as it can be known.
 *
 * @returns the base URL, without a slash at its end.
 * @throws TypeError naming the option, what was expected and, unless it is a secret, what came.
 */
export function checkOptions(
  api: ApiDescriptor,
  { server, credentials }: ClientOptions<Record<string, string>>,
): string {
  const known = [...new Set(Object.keys(api.schemes).flatMap((scheme) => credentialNames(api.schemes, [scheme])))];
  if (typeof credentials !== "function") {
    if (typeof credentials !== "object" || credentials === null)
      throw new TypeError(`${api.api}: expected credentials { ${known.join(", ")} }, or a function that gives them`);
    for (const [name, value] of Object.entries(credentials)) {
      if (!known.includes(name))
        throw new TypeError(`${api.api}: unknown credential ${JSON.stringify(name)}; expected ${known.join(", ")}`);
      if (value !== undefined && (typeof value !== "string" || value === ""))
        throw new TypeError(`${api.api}: credential ${name} is ${value === "" ? "empty" : "not a text"}`);
    }
  }
  const url = Object.hasOwn(api.servers, server) ? api.servers[server] : server;
  if (!url || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new TypeError(
      `${api.api}: expected server to be ${Object.keys(api.servers)
        .map((name) => JSON.stringify(name))
        .join(", ")} or an http(s) URL, got ${JSON.stringify(server)}`,
    );
  if (/[?#]/.test(url) || new URL(url).username)
    throw new TypeError(`${api.api}: the server URL must have neither user, query nor fragment`);
  return url.replace(/\/+$/, "");
}
