import type { ApiDescriptor } from "./descriptor.ts";
import type { ClientOptions } from "./options.ts";

/**
 * Checks what a client is made with, as early as it can be known.
 *
 * @returns the base URL, without a slash at its end.
 * @throws TypeError naming the option, what was expected and, unless it is a secret, what came.
 */
export function checkOptions(
  { api, schemes, servers }: ApiDescriptor,
  { server, credentials }: ClientOptions<Record<string, string>>,
): string {
  const known = [...new Set(Object.values(schemes).flatMap(({ needs }) => needs))];
  const refuse = (problem: string): never => {
    throw new TypeError(`${api}: ${problem}`);
  };
  if (typeof credentials !== "function") {
    for (const [name, value] of Object.entries(credentials ?? { "(none)": 0 })) {
      if (!known.includes(name)) refuse(`unknown credential ${name}; expected ${known.join(", ")}`);
      if (value !== undefined && (!value || typeof value !== "string"))
        refuse(`credential ${name} is empty or not a text`);
    }
  }
  const url = Object.hasOwn(servers, server) ? (servers[server] as string) : server;
  if (!URL.canParse(url) || !/^https?:\/\/[^?#@]+$/i.test(url))
    refuse(
      `expected server to be ${Object.keys(servers).join(", ")} or an http(s) URL without user, query and fragment, got ${`${server}`.replace(/\/\/.*@/, "//…@")}`,
    );
  return url.replace(/\/+$/, "");
}
