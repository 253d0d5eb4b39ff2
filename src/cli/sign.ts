import {
  CredentialError,
  coverageText,
  explainNames,
  explainSteps,
  type Step,
  sign,
  uncoveredBy,
} from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { isLoopback } from "../core/is-loopback.ts";
import { formatExplanation } from "../explain/index.ts";
import { type Command, print, printJson, say, text, texts } from "./command.ts";
import { compareAgainst, formatComparison } from "./compare-against.ts";
import { meetRequirement, readCredentials } from "./credentials.ts";
import { contractHelp } from "./load-contracts.ts";
import { noteUnknown, readInstant, readRequest, requestOptions } from "./request.ts";

export const command: Command = {
  usage: "<api> <METHOD> <url> [options]",
  summary: "Print the headers, and the body where a value goes into it, that let a request in.",
  options: { ...requestOptions, explain: { type: "boolean" }, against: { type: "string" } },
  help: {
    "--body TEXT|@FILE": "The body, byte for byte.",
    "--at UNIX_MS": "The instant to sign for, in milliseconds since 1970. Now, when absent.",
    "--credential NAME=VALUE": "A credential; repeat for more. Also from the environment: <API>_<NAME>.",
    "--header 'NAME: VALUE'": "A header that the request has besides; repeat for more.",
    "--explain": "Show what was hashed, part by part; secrets as length and fingerprint.",
    "--against TEXT|@FILE":
      "With --explain: what somebody else hashed, or the value that they sent, as 'NAME: VALUE'; shows where it differs.",
    ...contractHelp,
    "--json": "Print one JSON document.",
  },
  examples: [
    [
      "countersign sign acme GET https://api.acme.example/v1/things",
      "The headers of a request; its credentials are in the environment.",
    ],
    [
      "countersign sign acme POST https://api.acme.example/v1/things --body @thing.json --explain",
      "The headers, and what was hashed for them.",
    ],
  ],
  async run(invocation) {
    const against = text(invocation, "against");
    if (against !== undefined && !invocation.options.explain)
      throw new UsageError("sign: --against is compared by --explain; give both.");
    const named = await readRequest("sign", invocation);
    const { contract, request, operation, security } = named;
    const credentials = readCredentials(contract, texts(invocation, "credential"));
    const requirement = meetRequirement("sign", contract, security, credentials);
    const at = readInstant("sign", invocation) ?? Date.now();
    const steps: { scheme: string; step: Step }[] = [];
    const options = { at, onStep: (scheme: string, step: Step) => steps.push({ scheme, step }) };
    const signed = await Promise.resolve()
      .then(() => sign(contract.schemes, requirement, request, credentials, options))
      .catch(toUsage);
    const headers: Record<string, string> = {};
    for (const name of requirement) {
      const scheme = contract.schemes[name];
      if (scheme?.in === "header") headers[scheme.name] = signed.headers.get(scheme.name) ?? "";
      if (scheme?.in === "cookie") headers.Cookie = signed.headers.get("cookie") ?? "";
    }
    const made = steps.map(({ step }) => step);
    // The body is what is sent, too, when a value was put into it.
    const body = requirement.some((name) => contract.schemes[name]?.in === "body")
      ? new TextDecoder().decode(signed.body)
      : undefined;
    const explained = invocation.options.explain ? await explainSteps(made) : undefined;
    const templates = requirement.map((name) => contract.schemes[name]?.value ?? []);
    const names = invocation.options.explain ? await explainNames(made) : undefined;
    const compared =
      against === undefined ? undefined : await compareAgainst(against, contract.schemes, requirement, signed, made);
    noteUnknown(named, "signed");
    noteOtherHost(contract, request.url);
    if (invocation.options.json) {
      printJson({
        api: contract.api,
        operation: operation?.id,
        method: signed.method,
        url: signed.url,
        at,
        schemes: requirement,
        headers,
        ...(body !== undefined && { body }),
        ...(names?.length && { names }),
        ...(explained && { uncovered: uncoveredBy(templates) }),
        explanation: explained,
        comparison: compared,
      });
      return 0;
    }
    if (signed.url !== request.url) print(signed.url);
    for (const [name, value] of Object.entries(headers)) print(`${name}: ${value}`);
    if (body !== undefined) print(`\n${body}`);
    if (explained) print(`\n${formatExplanation(explained, names)}`);
    if (explained) print(coverageText(templates));
    if (compared) print(`\n${formatComparison(compared)}`);
    return 0;
  },
};

/** A request to another host is signed all the same: it may be a gateway, or a slip that hands a signature to a stranger. */
function noteOtherHost({ api, servers }: Contract, address: string): void {
  const { host, hostname } = new URL(address);
  const hosts = servers.map(({ url }) => new URL(url).host);
  if (hosts.length && !hosts.includes(host) && !isLoopback(hostname))
    say(`note: ${host} is no server of ${api}, whose hosts are ${[...new Set(hosts)].join(", ")}.`);
}

function toUsage(error: unknown): never {
  if (error instanceof CredentialError) throw new UsageError(`sign: ${error.message}.`);
  throw error;
}
