import { type Contract, packagedApis, projectRoot, type WatchOptions, watchContracts } from "../contract/index.ts";
import { readOrigins } from "../core/cross-origin.ts";
import { UsageError } from "../core/errors.ts";
import {
  type EngineName,
  formatDelivery,
  formatLogLine,
  type Mock,
  type ServerOptions,
  type StateOptions,
  startMockServer,
} from "../mock/index.ts";
import { type Command, type Invocation, print, refuseEmpty, text, texts } from "./command.ts";
import { readCredentials } from "./credentials.ts";
import { describeMock, formatDescription } from "./describe-mock.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { readPort } from "./read-port.ts";

export const command: Command = {
  usage: "[api...] [options]",
  summary:
    "Serve the APIs without their vendors: credentials verified, requests validated, responses from the contract.",
  options: {
    engine: { type: "string" },
    port: { type: "string" },
    host: { type: "string" },
    credential: { type: "string", multiple: true },
    "webhook-url": { type: "string" },
    "webhook-speed": { type: "string" },
    "allow-webhook-host": { type: "string", multiple: true },
    "allow-origin": { type: "string", multiple: true },
    scenario: { type: "string" },
    seed: { type: "string" },
    clock: { type: "string" },
    state: { type: "string" },
    stateless: { type: "boolean" },
    verbose: { type: "boolean" },
    ...contractOptions,
    json: { type: "boolean" },
  },
  help: {
    "--engine NAME":
      "What judges requests and gives responses: countersign when absent, or prism, which is installed apart.",
    "--port N": "Port to listen on; 4010 when absent, 0 for any that is free.",
    "--host ADDRESS": "Address to listen on; 127.0.0.1, this machine alone, when absent.",
    "--credential NAME=VALUE":
      "A credential to accept in place of the published test one; of one API only. Also from the environment: <API>_<NAME>.",
    "--webhook-url URL": "Where to send the webhooks that a change causes; nowhere when absent.",
    "--allow-webhook-host HOST": "A host besides this machine to which webhooks may go; repeat for more.",
    "--allow-origin ORIGIN":
      "A web page that may call the APIs, such as https://docs.example; null for pages from files. Repeat for more.",
    "--webhook-speed N": "How many times faster than the vendor's schedule to repeat a webhook; 1 when absent.",
    "--scenario FILE": "A fault, as a YAML file describes it: docs/mock-faults.md has the format.",
    "--seed N":
      "Make ids from this number, and stop the clock at 2026-01-01: the same requests get the same responses, byte for byte.",
    "--clock INSTANT|now":
      "The time that is stored and shown in responses: it stands at this instant (ISO 8601) until it is moved, or runs with the real one.",
    "--state FILE": "Keep what is remembered in a database here, a directory; in memory when absent.",
    "--stateless": "Remember nothing: every response is the contract's own.",
    "--verbose": "Say at start which operations nothing is remembered of, and why.",
    ...contractHelp,
    "--json": "Print what is served, and then each request, as a line of JSON.",
  },
  examples: [
    ["countersign mock", "Every API, on http://127.0.0.1:4010/<api>."],
    ["countersign mock shop.yaml --port 4020 --seed 1", "Any OpenAPI file, with the same ids every time."],
  ],
  async run(invocation) {
    const { arguments: names, options } = invocation;
    const port = readPort("mock", text(invocation, "port"));
    const host = text(invocation, "host") ?? "127.0.0.1";
    if (host === "")
      throw new UsageError("mock: --host: expected an address such as 127.0.0.1 or 0.0.0.0, got nothing.");
    refuseEmpty("mock", invocation, ["state", "scenario", "webhook-url", "engine"]);
    const engine = text(invocation, "engine");
    const served = apisToServe(names);
    const contracts = await loadContracts(invocation, served);
    const credentials = readAccepted(contracts, texts(invocation, "credential"));
    const json = options.json === true;
    const { tell, note } = teller(json);
    const server = await startMockServer(contracts, {
      ...(port !== undefined && { port }),
      ...(engine !== undefined && { engine: engine as EngineName }),
      host,
      allowOrigins: readOrigins("mock", texts(invocation, "allow-origin")),
      credentials,
      ...readState(invocation),
      ...readServiceOptions(invocation),
      onListening: (url) => json || print(`Listening on ${url}: ${contracts.map(({ api }) => api).join(", ")}\n`),
      onDelivery: (delivery) => tell({ delivery }, () => formatDelivery(delivery)),
      onRequest: (entry) => tell(entry, () => formatLogLine(entry)),
    });
    const description = await describeMock(server.mock, server.url, engine as EngineName | undefined);
    const inspector = `${server.url}/_countersign/`;
    if (json) tell({ url: server.url, inspector, apis: description }, String);
    else {
      print(`See each request, and why it was refused: ${inspector}\n`);
      print(formatDescription(description, options.verbose === true));
      if (!/^(127\.|localhost$|::1$)/.test(host)) print(`\nListening on ${host}: other machines can reach this mock.`);
    }
    for (const one of server.mock.store?.notes ?? []) note({ note: one }, () => one);
    // After the start, because it compiles every schema.
    setTimeout(async () => {
      for (const sentence of await server.mock.unchecked()) note({ unchecked: sentence }, () => sentence);
    }, 1000).unref();
    const endReload = await reload(server.mock, contracts, served.length === 0, note);
    await stopped();
    endReload();
    await server.close();
    return 0;
  },
};

/**
 * The APIs that a mock of these names serves: those of the project where none is named, which is an empty list here, or,
 * where the project describes none of its own, those that come with the package.
 */
export const apisToServe = (names: readonly string[], from?: string): string[] =>
  names.length === 0 && projectRoot(from) === undefined ? Object.keys(packagedApis()) : [...names];

/** Tells what happens, as a line of JSON or as a sentence. */
type Tell = (value: unknown, sentence: () => string) => void;

/** Requests are told on standard output. So are notes as JSON; as sentences they go to standard error. */
function teller(json: boolean): { tell: Tell; note: Tell } {
  const [results, notes] = [batched(process.stdout), batched(process.stderr)];
  const asJson: Tell = (value) => results(JSON.stringify(value));
  if (json) return { tell: asJson, note: asJson };
  return { tell: (_, sentence) => results(sentence()), note: (_, sentence) => notes(sentence()) };
}

/** The credentials to accept, by API; those of the command line are of one API. */
function readAccepted(
  contracts: readonly Contract[],
  given: readonly string[],
): Record<string, Record<string, string>> {
  if (given.length && contracts.length !== 1)
    throw new UsageError(
      `mock: --credential is for one API; name it: countersign mock ${contracts[0]?.api} --credential ...`,
    );
  return Object.fromEntries(contracts.map((contract) => [contract.api, readCredentials(contract, given)]));
}

/** Reads contracts again when their files change; of the registry, also which there are. Resolves to what ends it. */
function reload(
  mock: Pick<Mock, "replace" | "remove">,
  contracts: readonly Contract[],
  isRegistry: boolean,
  note: Tell,
): Promise<() => void> {
  const registry: WatchOptions["registry"] = {
    remove: mock.remove,
    onRemove: (api) => note({ removed: api }, () => `${api}: no longer in redocly.yaml, not served any more`),
    onBroken: ({ message }) =>
      note({ notReloaded: "redocly.yaml", message }, () => `redocly.yaml: not read again: ${message}`),
  };
  return watchContracts(contracts, {
    replace: mock.replace,
    onReload: ({ api }) => note({ reloaded: api }, () => `${api}: read again`),
    onFailure: ({ api }, { message }) =>
      note(
        { notReloaded: api, message },
        () => `${api}: not read again, the mock goes on as it was: ${message.split("\n")[0]}`,
      ),
    ...(isRegistry && { registry }),
  });
}

/** Resolves when the process is told to stop, or when nobody reads what it says any more, as in `| head`. */
const stopped = (): Promise<void> =>
  new Promise((stop) => {
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    for (const stream of [process.stdout, process.stderr]) stream.once("error", () => stop());
  });

function readServiceOptions(
  invocation: Invocation,
): Pick<ServerOptions, "webhookUrl" | "webhookHosts" | "webhookSpeed"> & { scenario?: string } {
  const [webhookUrl, speed, scenario] = ["webhook-url", "webhook-speed", "scenario"].map((name) =>
    text(invocation, name),
  );
  if (speed !== undefined && !(Number(speed) > 0 && Number(speed) <= 1e6))
    throw new UsageError(`mock: --webhook-speed: expected a number above 0, got ${JSON.stringify(speed)}.`);
  return {
    webhookHosts: texts(invocation, "allow-webhook-host"),
    ...(webhookUrl !== undefined && { webhookUrl }),
    ...(speed !== undefined && { webhookSpeed: Number(speed) }),
    ...(scenario !== undefined && { scenario }),
  };
}

/** Lines in one write for each moment: a write for each request would cost as much as the request. */
function batched(stream: NodeJS.WriteStream): (line: string) => void {
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length) stream.write(`${lines.join("\n")}\n`);
    lines = [];
  };
  process.once("exit", flush);
  return (line) => {
    if (lines.push(line) === 1) setTimeout(flush, 10);
  };
}

function readState(invocation: Invocation): StateOptions & { stateless?: boolean } {
  const [seed, clock, state] = ["seed", "clock", "state"].map((name) => text(invocation, name));
  const stateless = invocation.options.stateless === true;
  if (stateless && (seed ?? clock ?? state) !== undefined)
    throw new UsageError("mock: --stateless remembers nothing, so --seed, --clock and --state do not go with it.");
  if (seed !== undefined && !/^-?\d{1,15}$/.test(seed))
    throw new UsageError(`mock: --seed: expected a whole number, got ${JSON.stringify(seed)}.`);
  return {
    stateless,
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(clock !== undefined && { clock }),
    ...(state !== undefined && { state }),
  };
}
