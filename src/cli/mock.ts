import { loadApis, UsageError } from "../contract/index.ts";
import { describeMock, formatDescription, formatLogLine, startMockServer } from "../mock/index.ts";
import { type Command, say, text, texts } from "./command.ts";
import { readCredentials } from "./credentials.ts";

export const command: Command = {
  usage: "[api...] [options]",
  summary: "Serve the APIs without their vendors: credentials verified, requests validated, answers from the contract.",
  options: {
    port: { type: "string" },
    host: { type: "string" },
    credential: { type: "string", multiple: true },
    json: { type: "boolean" },
  },
  help: {
    "--port N": "Port to listen on; 4010 when absent, 0 for any that is free.",
    "--host ADDRESS": "Address to listen on; 127.0.0.1, this machine alone, when absent.",
    "--credential NAME=VALUE":
      "A credential to accept in place of the published test one; of one API only. Also from the environment: <API>_<NAME>.",
    "--json": "Print what is served, and then each request, as a line of JSON.",
  },
  async run(invocation) {
    const { arguments: names, options } = invocation;
    const port = readPort(text(invocation, "port"));
    const host = text(invocation, "host") ?? "127.0.0.1";
    if (host === "")
      throw new UsageError("mock: --host: expected an address such as 127.0.0.1 or 0.0.0.0, got nothing.");
    const contracts = await loadApis(names);
    const given = texts(invocation, "credential");
    if (given.length && contracts.length !== 1)
      throw new UsageError(
        `mock: --credential is for one API; name it: countersign mock ${contracts[0]?.api} --credential ...`,
      );
    const credentials = Object.fromEntries(
      contracts.map((contract) => [contract.api, readCredentials(contract, given)]),
    );
    const json = options.json === true;
    const line = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
    const server = await startMockServer(contracts, {
      ...(port !== undefined && { port }),
      host,
      credentials,
      onRequest: (entry) => (json ? line(entry) : say(formatLogLine(entry))),
    });
    const description = await describeMock(server.mock, server.url);
    if (json) line({ url: server.url, apis: description });
    else {
      say(formatDescription(description));
      if (!/^(127\.|localhost$|::1$)/.test(host)) say(`\nListening on ${host}: other machines can reach this mock.`);
    }
    await new Promise<void>((stop) => {
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
    });
    await server.close();
    return 0;
  },
};

function readPort(port: string | undefined): number | undefined {
  if (port === undefined) return undefined;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`mock: --port: expected a number from 0 to 65535, got ${JSON.stringify(port)}.`);
  return Number(port);
}
