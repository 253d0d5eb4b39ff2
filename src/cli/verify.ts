import { explainNames, explainSteps } from "../auth/index.ts";
import { diagnose, formatExplanation, reasons } from "../explain/index.ts";
import { type Command, print, printJson, texts } from "./command.ts";
import { meetRequirement, readCredentials } from "./credentials.ts";
import { contractHelp } from "./load-contracts.ts";
import { noteUnknown, readInstant, readRequest, requestOptions } from "./request.ts";

export const command: Command = {
  usage: "<api> <METHOD> <url> --header 'NAME: VALUE' ... [options]",
  summary: "Say whether a request would be let in, and if not, what is wrong with it.",
  options: requestOptions,
  help: {
    "--header 'NAME: VALUE'": "A header as it was sent; repeat for more.",
    "--body TEXT|@FILE": "The body, byte for byte.",
    "--at UNIX_MS": "The instant to compare clocks with. Now, when absent.",
    "--credential NAME=VALUE": "A credential; repeat for more. Also from the environment: <API>_<NAME>.",
    ...contractHelp,
    "--json": "Print one JSON document.",
  },
  examples: [
    [
      "countersign verify acme GET https://api.acme.example/v1/things --header 'X-Signature: 3f2a...'",
      "Whether these headers are right now.",
    ],
    [
      "countersign verify acme POST https://api.acme.example/v1/things --body @thing.json --header 'X-Signature: 3f2a...' --at 1700000000123",
      "The same for a body, at another time.",
    ],
  ],
  async run(invocation) {
    const named = await readRequest("verify", invocation);
    const { contract, request, operation, security } = named;
    const credentials = readCredentials(contract, texts(invocation, "credential"));
    const requirement = meetRequirement("verify", contract, security, credentials);
    const diagnosis = await diagnose({
      schemes: contract.schemes,
      security: [requirement],
      request,
      credentials,
      testCredentials: contract.testCredentials,
      servers: contract.servers,
      now: readInstant("verify", invocation),
    });
    const { verdict, headline, notes, difference, steps } = diagnosis;
    const explanation = verdict.ok ? undefined : await explainSteps(steps);
    const names = await explainNames(steps);
    noteUnknown(named, "verified");
    if (invocation.options.json) {
      const { steps: _, ...shown } = { steps: [], ...verdict };
      const why = verdict.ok ? {} : { headline, notes, difference };
      printJson({
        api: contract.api,
        operation: operation?.id,
        ...shown,
        ...why,
        ...(names.length && { names }),
        explanation,
      });
    } else if (verdict.ok) print("accepted");
    else {
      print(`refused: ${verdict.message}`);
      for (const sentence of reasons(diagnosis)) print(sentence);
      if (explanation?.length) print(`\nWhat a provider would hash:\n${formatExplanation(explanation, names)}`);
    }
    return verdict.ok ? 0 : 1;
  },
};
