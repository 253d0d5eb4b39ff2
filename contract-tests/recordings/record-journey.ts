import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { credentialNames } from "countersign/auth";
import { createMock } from "countersign-dev/mock";
import { parse } from "yaml";
import type { Har } from "../../src/checks/index.ts";
import type { Contract } from "../../src/contract/index.ts";
import { mockServer } from "../../src/core/mock-server.ts";
import { createProxy, type Exchange, toHar } from "../../src/proxy/index.ts";
import { runJourney, type Workflow } from "../journeys/run-journey.ts";

const journeys = fileURLToPath(new URL("../journeys/", import.meta.url));
const inputs: Record<string, Record<string, unknown>> = JSON.parse(readFileSync(join(journeys, "inputs.json"), "utf8"));

/** What the mock accepts while a journey is recorded: no recording may show it. */
export const realCredentials = (contract: Contract): Record<string, string> => {
  const demanded = contract.operations.flatMap(({ security }) => security.flat());
  const names = credentialNames(contract.schemes, [...new Set(demanded)]);
  return Object.fromEntries(names.map((name) => [name, `real-${name}-7c21f0e94b`]));
};

/** Walks the journey of an API with its generated client, through the proxy, in front of the mock, and records it. */
export async function recordJourney(contract: Contract): Promise<Har> {
  const { api } = contract;
  const credentials = realCredentials(contract);
  const mock = await createMock([contract], { seed: 1, credentials: { [api]: credentials } });
  const exchanges: Exchange[] = [];
  const target = `${mockServer}/${api}`;
  const proxy = createProxy(contract, {
    target,
    credentials,
    fetch: (request) => mock.fetch(request),
    onExchange: (exchange) => exchanges.push(exchange),
  });
  const { createClient } = await import(`../../generated/${api}/index.ts`);
  // The client signs with credentials that nobody knows: the proxy signs in its place.
  const ofNobody = Object.fromEntries(Object.keys(credentials).map((name) => [name, `nobody-${name}`]));
  const client = createClient({ server: "http://127.0.0.1:4020", credentials: ofNobody, fetch: proxy });
  const file = join(dirname(contract.file), "journey.arazzo.yaml");
  const { workflows }: { workflows: Workflow[] } = parse(readFileSync(file, "utf8"));
  for (const workflow of workflows) await runJourney(workflow, client, inputs[api] ?? {});
  await mock.close();
  const comment =
    "Not of the vendor: the journey of the contract, walked through `countersign proxy` in front of the mock.";
  return toHar(contract, exchanges, { target, credentials, key: api, comment });
}
