import { readFileSync } from "node:fs";
import type { Requirement, WireRequest } from "../auth/index.ts";
import { type Contract, findOperation, type Operation } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { methods } from "../core/http-methods.ts";
import { didYouMean } from "../core/nearest.ts";
import { plural } from "../core/plural.ts";
import { type Command, type Invocation, say, text, texts } from "./command.ts";
import { contractOptions, loadContracts } from "./load-contracts.ts";
import { showArgument } from "./show-argument.ts";

/** A request named on the command line, and what the contract says of it. */
export interface NamedRequest {
  contract: Contract;
  request: WireRequest;
  /** Absent when the contract has no such operation. */
  operation?: Operation;
  security: Requirement[];
}

/** Options that name a request: used by `sign` and `verify`. */
export const requestOptions = {
  body: { type: "string" },
  at: { type: "string" },
  credential: { type: "string", multiple: true },
  header: { type: "string", multiple: true },
  ...contractOptions,
  json: { type: "boolean" },
} satisfies Command["options"];

/**
 * Reads `<api> <METHOD> <url>` with `--body` and `--header`.
 *
 * @throws UsageError naming the argument that is missing or wrong.
 */
export async function readRequest(name: string, invocation: Invocation): Promise<NamedRequest> {
  const [api, method, address, ...more] = invocation.arguments;
  if (!api || !method || !address || more.length)
    throw new UsageError(
      `${name}: expected <api> <METHOD> <url>, got ${plural(invocation.arguments.length, "argument")}. \`countersign ${name} --help\` shows the form.`,
    );
  const [contract] = (await loadContracts(invocation, [api])) as [Contract];
  if (!methods.includes(method.toLowerCase()))
    throw new UsageError(
      `${name}: expected a method such as GET, got ${JSON.stringify(method)}.${didYouMean(
        method.toUpperCase(),
        methods.map((known) => known.toUpperCase()),
      )}`,
    );
  if (!URL.canParse(address) || !/^https?:/.test(address))
    throw new UsageError(
      `${name}: expected an absolute URL such as ${contract.servers[0]?.url ?? "https://example.com"}${contract.operations[0]?.path ?? "/"}, got ${showArgument(address)}.`,
    );
  const url = new URL(address);
  url.hash = "";
  const headers = new Headers();
  for (const line of texts(invocation, "header")) {
    const colon = line.indexOf(":");
    if (colon < 1) throw new UsageError(`${name}: --header: expected "name: value", got a string without a colon.`);
    try {
      headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    } catch {
      throw new UsageError(
        `${name}: --header: ${JSON.stringify(line.slice(0, colon))} is not a header that can be sent.`,
      );
    }
  }
  const request = {
    method: method.toUpperCase(),
    url: url.href,
    headers,
    body: readBody(name, text(invocation, "body")),
  };
  const operation = findOperation(contract, request.method, url.pathname)?.operation;
  const whole: Record<string, unknown>[] = contract.document.security ?? [];
  const security = operation?.security ?? whole.map((requirement) => Object.keys(requirement));
  if (security.flat().length === 0)
    throw new UsageError(
      `${name}: ${operation ? `${operation.id} of ${contract.api} demands no credentials` : `${contract.api} has no operation ${request.method} ${url.pathname}, and no security that holds for all`}; there is nothing to ${name}.`,
    );
  return { contract, request, operation, security };
}

/** Says that a request is not in the contract: its method or path may be a slip. */
export function noteUnknown({ contract, request, operation }: NamedRequest, done: "signed" | "verified"): void {
  if (!operation)
    say(
      `${request.method} ${new URL(request.url).pathname} is not in the contract of ${contract.api}: ${done} as its operations are by default.`,
    );
}

function readBody(name: string, body = ""): Uint8Array {
  if (!body.startsWith("@")) return new TextEncoder().encode(body);
  try {
    return new Uint8Array(readFileSync(body.slice(1)));
  } catch (error) {
    throw new UsageError(
      `${name}: --body: ${body.slice(1)} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/** The instant given by `--at`, in milliseconds since 1970 UTC. */
export function readInstant(name: string, invocation: Invocation): number | undefined {
  const at = text(invocation, "at");
  if (at === undefined) return undefined;
  if (!/^\d{1,15}$/.test(at))
    throw new UsageError(
      `${name}: --at: expected milliseconds since 1970 such as ${Date.now()}, got ${JSON.stringify(at)}.`,
    );
  return Number(at);
}
