import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import type { Contract } from "../contract/index.ts";
import { readOrigins } from "../core/cross-origin.ts";
import { UsageError } from "../core/errors.ts";
import {
  createProxy,
  type Exchange,
  formatLogEntry,
  readTarget,
  recorder,
  startProxyServer,
  toHar,
  writeRecording,
} from "../proxy/index.ts";
import { type Command, say, text, texts } from "./command.ts";
import { meetRequirement, readCredentials } from "./credentials.ts";
import { listenForInterruption } from "./interruption.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { checkWritable } from "./output-file.ts";
import { readPort } from "./read-port.ts";

export const command: Command = {
  usage: "<api> --target URL|SERVER [options]",
  summary: "Sign for any tool of this machine: it speaks unsigned to a local port, and each response is judged.",
  options: {
    target: { type: "string" },
    "allow-http": { type: "boolean" },
    port: { type: "string" },
    record: { type: "string" },
    "allow-origin": { type: "string", multiple: true },
    credential: { type: "string", multiple: true },
    ...contractOptions,
    json: { type: "boolean" },
  },
  help: {
    "--target URL|SERVER": "Where requests go: a base URL, or a server of the contract by name.",
    "--allow-http": "Forward also by plain http to another machine: anybody on the way can read that.",
    "--port N": "Port of 127.0.0.1 to listen on; 4020 when absent, 0 for any that is free.",
    "--record FILE.har":
      "Write what was sent and what came, when the proxy ends; credentials and what is x-sensitive are stand-ins.",
    "--allow-origin ORIGIN":
      "A web page to sign for, such as https://docs.example; null for pages from files, which any site can pretend to be. Repeat for more.",
    "--credential NAME=VALUE": "A credential to sign with; repeat for more. Also from the environment: <API>_<NAME>.",
    ...contractHelp,
    "--json": "Print the address, and then each request, as a line of JSON.",
  },
  examples: [
    ["countersign proxy acme --target production", "Then any tool calls http://127.0.0.1:4020 unsigned."],
    ["countersign proxy acme --target http://127.0.0.1:4010/acme", "The same in front of the mock."],
  ],
  async run(invocation) {
    const target = text(invocation, "target");
    if (invocation.arguments.length !== 1 || target === undefined)
      throw new UsageError("proxy: expected one API and --target: countersign proxy <api> --target URL|SERVER.");
    const port = readPort("proxy", text(invocation, "port")) ?? 4020;
    const [contract] = (await loadContracts(invocation)) as [Contract];
    const credentials = readCredentials(contract, texts(invocation, "credential"));
    refuseUnsignable(contract, credentials);
    const file = text(invocation, "record");
    if (file !== undefined) {
      refuseOther(file);
      checkWritable("proxy", file);
    }
    const allowOrigins = readOrigins("proxy", texts(invocation, "allow-origin"));
    const exchanges: Exchange[] = [];
    const json = invocation.options.json === true;
    const allowHttp = invocation.options["allow-http"] === true;
    const printLine = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
    const proxy = createProxy(contract, {
      target,
      allowHttp,
      credentials,
      allowOrigins,
      ...(file !== undefined && { onExchange: (exchange: Exchange) => exchanges.push(exchange) }),
      onLog: (entry) => (json ? printLine(entry) : say(formatLogEntry(entry))),
    });
    const interruption = listenForInterruption();
    const server = await startProxyServer(proxy, port, allowOrigins);
    if (json) printLine({ url: server.url, api: contract.api });
    else say(`Listening on ${server.url}: signs for ${contract.api}, and forwards to ${target}`);
    await new Promise((stop) => interruption.signal.addEventListener("abort", stop, { once: true }));
    await server.close();
    if (file !== undefined && !exchanges.length) say(`nothing was recorded: ${file} is as it was`);
    else if (file !== undefined) {
      const key = randomBytes(32).toString("hex");
      const base = readTarget(contract, target, allowHttp);
      writeRecording(file, await toHar(contract, exchanges, { target: base, credentials, key }));
      if (!json) say(`${exchanges.length} recorded in ${file}`);
    }
    return 0;
  },
};

/** @throws UsageError when the file is there and is no recording of the proxy: it would be replaced. */
function refuseOther(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile() || statSync(file).size === 0) return;
  let creator: unknown;
  try {
    creator = JSON.parse(readFileSync(file, "utf8")).log.creator.name;
  } catch {
    // No HAR, then.
  }
  if (creator !== recorder)
    throw new UsageError(`proxy: --record: ${file} is there and is no recording of the proxy; name another file.`);
}

/** @throws UsageError naming what is missing when there is nothing to sign with. */
function refuseUnsignable(contract: Contract, credentials: Record<string, string>): void {
  const signed = contract.operations.find(({ security }) => security.length > 0 && security.every((one) => one.length));
  if (signed && Object.keys(credentials).length === 0) meetRequirement("proxy", contract, signed.security, credentials);
}
