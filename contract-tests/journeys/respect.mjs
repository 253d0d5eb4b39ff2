// Walks the Arazzo journey of every API with `redocly respect`, which cannot sign: through the proxy, in front of the mock.
// Prints what respect prints, then a line for each API; ends with 1 when a step fails or a response breaks its contract.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadApis } from "../../dist/src/contract/index.js";
import { runRedocly } from "../../dist/src/core/redocly-cli.js";
import { startMockServer } from "../../dist/src/mock/index.js";
import { createProxy, formatLogEntry, startProxyServer } from "../../dist/src/proxy/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const inputs = JSON.parse(readFileSync(new URL("inputs.json", import.meta.url), "utf8"));
const contracts = await loadApis();
const mock = await startMockServer(contracts, { port: 0, seed: 1 });

const walks = [];
for (const contract of contracts) {
  const { api, file, testCredentials } = contract;
  const log = [];
  const credentials = mock.mock.credentials[api] ?? testCredentials;
  const target = `${mock.url}/${api}`;
  const proxy = createProxy(contract, { target, credentials, onLog: (entry) => log.push(entry) });
  const server = await startProxyServer(proxy, 0);
  walks.push({ api, server, log, journey: join(dirname(file), "journey.arazzo.yaml") });
}

// All inputs have names of their own, so that one run does for all journeys.
const given = JSON.stringify(Object.assign({}, ...walks.map(({ api }) => inputs[api])));
const servers = walks.map(({ api, server }) => `${api}=${server.url}`).join(",");
const files = walks.map(({ journey }) => journey);
const { code, stdout, reason } = await runRedocly(["respect", ...files, "-S", servers, "-i", given], root);
process.stdout.write(stdout);
if (code) process.stderr.write(`${reason}\n`);

let failed = code !== 0;
for (const { api, server, log } of walks) {
  const broken = log.filter(({ findings }) => findings.some(({ severity }) => severity === "broken"));
  failed ||= broken.length > 0 || log.length === 0;
  for (const entry of broken) console.error(formatLogEntry(entry));
  console.log(`${api}: ${log.length} requests signed, ${broken.length} responses break the contract`);
  await server.close();
}
await mock.close();
process.exitCode = failed ? 1 : 0;
