import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { isLoopback, plainHttp } from "../core/is-loopback.ts";

/**
 * The base URL that requests are forwarded to, without a slash at its end.
 *
 * @param target A base URL, or the name of a server of the contract.
 * @param allowHttp Whether it may be plain http on another machine.
 * @throws UsageError when it is neither, holds more than a base URL, or would carry credentials over a network in clear.
 */
export function readTarget({ api, servers }: Contract, target: string, allowHttp = false): string {
  const url = servers.find(({ name }) => name === target)?.url ?? target;
  const names = servers.map(({ name }) => name).join(", ") || "it has none";
  // What came is not shown: a URL can hold a password.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`proxy: --target: expected a base URL, or a server of ${api} (${names}).`);
  const { protocol, hostname, host, username, password, search, hash } = new URL(url);
  if (username || password || search || hash)
    throw new UsageError(
      "proxy: --target: expected a base URL without user, query and fragment; credentials go into --credential.",
    );
  if (protocol === "http:" && !allowHttp && !isLoopback(hostname)) throw new UsageError(plainHttp("proxy", host));
  return new URL(url).href.replace(/\/+$/, "");
}
