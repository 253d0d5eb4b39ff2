import type { Contract, Server } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { mockServer } from "../core/mock-server.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Environment } from "./format.ts";

/**
 * The server that was asked for, whose credentials are the user's, and the mock, which takes the test credentials.
 *
 * @param server A server by name, `mock` or a base URL; the first of the contract when absent.
 * @throws UsageError when there is no such server.
 */
export function readEnvironments(contract: Contract, credentials: readonly string[], server?: string): Environment[] {
  const mock = {
    name: "mock",
    baseUrl: `${mockServer}/${contract.api}`,
    credentials: Object.fromEntries(credentials.map((name) => [name, contract.testCredentials[name]])),
  };
  const found = findServer(contract, server);
  if (!found) return [mock];
  const blank = Object.fromEntries(credentials.map((name) => [name, undefined]));
  return [{ name: found.name, baseUrl: found.url, credentials: blank }, mock];
}

function findServer({ api, servers }: Contract, wanted?: string): Pick<Server, "name" | "url"> | undefined {
  if (wanted === "mock") return undefined;
  if (wanted === undefined) return servers.find(({ url }) => /^https?:/.test(url));
  const found = servers.find(({ name }) => name === wanted);
  if (found) return found;
  if (/^https?:\/\/\S+$/.test(wanted) && URL.canParse(wanted)) return { name: "server", url: readBaseUrl(wanted) };
  const names = ["mock", ...servers.map(({ name }) => name)];
  const got = /^[\w./:-]{0,60}$/.test(wanted) ? JSON.stringify(wanted) : "something else";
  throw new UsageError(
    `export: --server: expected a server of ${api} (${names.join(", ")}) or a base URL, got ${got}.${didYouMean(wanted, names)}`,
  );
}

/** A base URL without a slash at its end. What came is not shown: a URL can hold a password. */
function readBaseUrl(address: string): string {
  const { username, password } = new URL(address);
  const more =
    username || password ? "a user" : address.includes("?") ? "a query" : address.includes("#") ? "a fragment" : "";
  if (!more) return address.replace(/\/+$/, "");
  throw new UsageError(
    `export: --server: expected a base URL without user, query and fragment, got one with ${more}; credentials go into the environment that is written.`,
  );
}
