import { CredentialError, chooseRequirement, credentialNames, explainSteps, type Step, sign } from "../auth/index.ts";
import { environmentName, UsageError } from "../contract/index.ts";
import { type Command, printJson, say, texts } from "./command.ts";
import { readCredentials } from "./credentials.ts";
import { formatExplanation } from "./format-explanation.ts";
import { readInstant, readRequest, requestOptions } from "./request.ts";

export const command: Command = {
  usage: "<api> <METHOD> <url> [options]",
  summary: "Print the headers that let a request in, as the contract of the API makes them.",
  options: { ...requestOptions, explain: { type: "boolean" } },
  help: {
    "--body TEXT|@FILE": "The body, byte for byte.",
    "--at UNIX_MS": "The instant to sign for, in milliseconds since 1970. Now, when absent.",
    "--credential NAME=VALUE": "A credential; repeat for more. Also from the environment: <API>_<NAME>.",
    "--header 'NAME: VALUE'": "A header that the request has besides; repeat for more.",
    "--explain": "Show what was hashed, part by part; secrets as length and fingerprint.",
    "--json": "Print one JSON document.",
  },
  async run(invocation) {
    const { contract, request, operation, security } = await readRequest("sign", invocation);
    const credentials = readCredentials(contract, texts(invocation, "credential"));
    const requirement = chooseRequirement(contract.schemes, security, credentials);
    if (!requirement) {
      const missing = credentialNames(contract.schemes, security[0] ?? []).filter((name) => !credentials[name]);
      throw new UsageError(
        `sign: ${contract.api} needs ${missing.join(" and ")}; give ${missing.map((name) => `--credential ${name}=... or ${environmentName(contract.api, name)}`).join(", ")}.`,
      );
    }
    const at = readInstant("sign", invocation) ?? Date.now();
    const steps: { scheme: string; step: Step }[] = [];
    const signed = await Promise.resolve(
      sign(contract.schemes, requirement, request, credentials, {
        at,
        onStep: (scheme, step) => steps.push({ scheme, step }),
      }),
    ).catch(toUsage);
    const headers: Record<string, string> = {};
    for (const name of requirement) {
      const scheme = contract.schemes[name];
      if (scheme?.in === "header") headers[scheme.name] = signed.headers.get(scheme.name) ?? "";
      if (scheme?.in === "cookie") headers.Cookie = signed.headers.get("cookie") ?? "";
    }
    const explained = invocation.options.explain ? await explainSteps(steps.map(({ step }) => step)) : undefined;
    if (!operation)
      say(
        `${request.method} ${new URL(request.url).pathname} is not in the contract of ${contract.api}: signed as its operations are by default.`,
      );
    if (invocation.options.json) {
      printJson({
        api: contract.api,
        operation: operation?.id,
        method: signed.method,
        url: signed.url,
        at,
        schemes: requirement,
        headers,
        explanation: explained,
      });
      return 0;
    }
    if (signed.url !== request.url) process.stdout.write(`${signed.url}\n`);
    for (const [name, value] of Object.entries(headers)) process.stdout.write(`${name}: ${value}\n`);
    if (explained) say(`\n${formatExplanation(explained)}`);
    return 0;
  },
};

function toUsage(error: unknown): never {
  if (error instanceof CredentialError) throw new UsageError(`sign: ${error.message}.`);
  throw error;
}
