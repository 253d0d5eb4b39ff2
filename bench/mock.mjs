// The mock against the Prism CLI: the same description, the same signed requests, the same load, turn by turn in one run.
// State is on, signatures are verified. What varies: each request of a round is another one, of `--variants` (4,000): reads
// ask for objects that were created before (of our mock they are there, Prism answers its example), lists for another
// page, creates send another body. When all have been sent they begin again: an object is read again every thousand
// requests, as it was. What is repeated: the operation, and the shape of its body. The memory over a million requests is what soak.mjs measures.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sendAll, variedRequests } from "./lib/varied-requests.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(new URL("../package.json", import.meta.url));
const { loadApis } = await import(new URL("../dist/src/contract/index.js", import.meta.url));
const { signedSample } = await import(new URL("../dist/src/samples/signed-sample.js", import.meta.url));

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const rounds = option("rounds", 3);
const seconds = option("seconds", 4);
const connections = option("connections", 16);
// By requests, not by time: a slow server must not be measured cold.
const warmup = option("warmup", 5000);
const variants = option("variants", 4000);
const objects = 1000;
const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** `before`: the create whose objects are read. `values`: of the request with this number, by the objects. */
const cases = [
  {
    api: "monri",
    id: "getCustomer",
    budget: 8,
    before: ["createCustomer", (i) => ({ body: { merchant_customer_id: `m-${i}`, name: `Name ${i}` } })],
    values: (i, made) => ({ parameters: { uuid: made[i % made.length].uuid } }),
  },
  {
    api: "monri",
    id: "listCustomers",
    budget: 8,
    before: ["createCustomer", (i) => ({ body: { merchant_customer_id: `m-${i}`, name: `Name ${i}` } })],
    values: (i) => ({ parameters: { offset: i % objects, limit: 1 + (i % 50) } }),
  },
  {
    api: "monri",
    id: "createPayment",
    budget: 5,
    values: (i) => ({ body: { amount: 100 + i, order_number: `order-${i}` } }),
  },
  {
    api: "loveandpay",
    id: "createInvoice",
    budget: 5,
    values: (i) => ({ body: { amount: 1 + i, description: `Order ${i}` } }),
  },
  {
    api: "axisfi",
    id: "getCustomerDetails",
    budget: 8,
    before: ["createCustomer", (i) => ({ body: { partner_customer_id: `p-${i}` } })],
    values: (i) => ({ parameters: { partner_customer_id: `p-${i % objects}` } }),
  },
];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function start(args, port) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "ignore"] });
  const began = performance.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${args.join(" ")} exited with ${child.exitCode}`);
    const up = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (up) return { child, port, ready: performance.now() - began };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const stop = ({ child }) =>
  new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });

/** Processor time that a process has used, in microseconds; NaN where there is no /proc. Its unit there is 1/100 s. */
function cpuTime({ child }) {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return Number.NaN;
  }
}

const run = promisify(execFile);
const loader = fileURLToPath(new URL("lib/load.mjs", import.meta.url));
const measure = async (load) => JSON.parse((await run(process.execPath, [loader, JSON.stringify(load)])).stdout);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const wire = ({ method, url, headers, body }) => {
  const { host, pathname, search } = new URL(url);
  const lines = [`${method} ${pathname}${search} HTTP/1.1`, `host: ${host}`];
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  if (body.length) lines.push(`content-length: ${body.length}`);
  return `${lines.join("\r\n")}\r\n\r\n${Buffer.from(body).toString("latin1")}`;
};

const prismCli = require.resolve("@stoplight/prism-cli/package.json").replace(/package\.json$/, "dist/index.js");
const ours = (api, port) => start(["dist/src/cli/main.js", "mock", api, "--port", String(port)], port);
const prism = (file, port) => start([prismCli, "mock", "--port", String(port), file], port);

/** Writes requests down as they go on the wire; all of them are signed now. */
function fileOf(name, requests) {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(requests.map(wire)));
  return file;
}

console.log(
  `${connections} connections, ${rounds} rounds of ${seconds} s each, ${variants} different requests, Node ${process.version}\n`,
);
const columns = ["Prism CLI/s", "countersign/s", "ratio", "Prism CPU µs", "our CPU µs", "ratio"];
const print = (name, cells) =>
  console.log(name.padEnd(30), ...cells.map((cell, i) => cell.padStart(columns[i].length + 1)));
print("operation", columns);
const missed = [];
for (const { api, id, before, values, budget } of cases) {
  const [contract] = await loadApis([api], root);
  const servers = [await prism(contract.file, await freePort()), await ours(api, await freePort())];
  const requestsTo = (port, operation, count, values) =>
    variedRequests({ contract, id: operation, base: `http://127.0.0.1:${port}`, count, values, signedSample });
  const made = before ? await sendAll(await requestsTo(servers[1].port, before[0], objects, before[1])) : [];
  const rates = [[], []];
  const costs = [[], []];
  for (let round = 0; round <= rounds; round++)
    for (const [which, server] of servers.entries()) {
      const { port } = server;
      // Signed now: the clock in them must not run out during the round.
      const requests = await requestsTo(port, id, variants, (i) => values(i, made));
      const file = fileOf("round", requests);
      const began = cpuTime(server);
      const result = await measure({
        port,
        file,
        connections,
        ...(round ? { seconds } : { count: warmup }),
      });
      const bad = Object.keys(result.statuses).filter((status) => !status.startsWith("2"));
      if (bad.length) throw new Error(`${api} ${id}: answers ${JSON.stringify(result.statuses)}`);
      if (!round) continue;
      rates[which].push(result.responses / result.seconds);
      costs[which].push((cpuTime(server) - began) / result.responses);
    }
  await Promise.all(servers.map(stop));
  const [theirs, mine] = rates.map(median);
  if (mine / theirs < budget) missed.push(`${id} at ${(mine / theirs).toFixed(1)}x (${budget}x)`);
  const [theirCost, myCost] = costs.map(median);
  print(`${api} ${id}`, [
    theirs.toFixed(0),
    mine.toFixed(0),
    `${(mine / theirs).toFixed(1)}x`,
    theirCost.toFixed(0),
    myCost.toFixed(0),
    `${(theirCost / myCost).toFixed(1)}x`,
  ]);
}
console.log(`\nbudgets: reads 8x, creates 5x; ${missed.length ? `missed by ${missed.join(", ")}` : "all are met"}\n`);
