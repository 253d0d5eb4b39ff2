// What a call costs, beside plain `fetch`: CPU of this process per call, and how long calls take one after another. Every
// call of a contender is the same; between its calls come those of the others, in short turns, so that what else runs on
// the machine meets all of them alike.
import { fork } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import axios from "axios";
import ky from "ky";
import createFetchClient from "openapi-fetch";
import { generateClient, makeProject } from "../contract-tests/runtimes/prepare.mjs";
import { median, printTable } from "./lib/table.mjs";

const [rounds, calls] = [Number(process.env.BENCH_ROUNDS ?? 250), Number(process.env.BENCH_CALLS ?? 25)];
/** Turns before anything is counted: the compiler of V8 is not done before that. */
const warmUp = Math.ceil(2000 / calls);
/** Of ours, signed, as times plain fetch. */
const budgets = { cpu: 1.15, latency: 1.2 };
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const server = fork(here("lib/shop-server.mjs"));
const url = await new Promise((ready) => server.once("message", ready));
const folder = makeProject([here("lib/shop.yaml")]);
await generateClient(folder, "shop.yaml");
const { createClient } = await import(pathToFileURL(join(folder, "shop/index.js")).href);

const credentials = { apiKey: "pk_1", secretKey: "sk_1" };
const shop = createClient({ server: url, credentials });
let drifts = 0;
const validated = createClient({ server: url, credentials, onDrift: () => drifts++ });
const openapi = createFetchClient({ baseUrl: url });
const kyClient = ky.create({ prefixUrl: url, retry: 0 });
const axiosFetch = axios.create({ baseURL: url, adapter: "fetch" });
const axiosHttp = axios.create({ baseURL: url });

const body = { reference: "r-1", amount: 1999, currency: "EUR", buyer: { name: "Ana", email: "ana@example.com" } };
const json = { "content-type": "application/json" };
const call = { params: { path: { id: "o-1" }, query: { expand: "lines" } } };

/** What a careful integrator writes by hand. */
function signedByHand(method, target, text) {
  const millis = String(Date.now());
  const digest = createHash("sha256").update(text).digest("hex");
  const signature = createHmac("sha256", credentials.secretKey)
    .update(`${method}${target}${millis}${digest}`)
    .digest("hex");
  return { "x-key": credentials.apiKey, "x-time": millis, "x-signature": signature };
}

const contenders = {
  "plain fetch": {
    get: async () => (await fetch(`${url}/orders/o-1?expand=lines`)).json(),
    post: async () =>
      (await fetch(`${url}/orders`, { method: "POST", headers: json, body: JSON.stringify(body) })).json(),
  },
  "plain fetch, signed by hand": {
    get: async () =>
      (
        await fetch(`${url}/orders/o-1?expand=lines`, { headers: signedByHand("GET", "/orders/o-1?expand=lines", "") })
      ).json(),
    post: async () => {
      const text = JSON.stringify(body);
      return (
        await fetch(`${url}/orders`, {
          method: "POST",
          headers: { ...json, ...signedByHand("POST", "/orders", text) },
          body: text,
        })
      ).json();
    },
  },
  "openapi-fetch": {
    get: async () => (await openapi.GET("/orders/{id}", call)).data,
    post: async () => (await openapi.POST("/orders", { body })).data,
  },
  "countersign, signed": {
    get: async () => (await shop.getOrder(call)).data,
    post: async () => (await shop.createOrder({ body })).data,
  },
  "countersign, signed and validated": {
    get: async () => (await validated.getOrder(call)).data,
    post: async () => (await validated.createOrder({ body })).data,
  },
  ky: {
    get: () => kyClient.get("orders/o-1", { searchParams: { expand: "lines" } }).json(),
    post: () => kyClient.post("orders", { json: body }).json(),
  },
  "axios, over fetch": {
    get: async () => (await axiosFetch.get("/orders/o-1", { params: { expand: "lines" } })).data,
    post: async () => (await axiosFetch.post("/orders", body)).data,
  },
  "axios, over node:http": {
    get: async () => (await axiosHttp.get("/orders/o-1", { params: { expand: "lines" } })).data,
    post: async () => (await axiosHttp.post("/orders", body)).data,
  },
};

/** One turn: microseconds of CPU per call, and how long each call took, in milliseconds. */
async function turn(run) {
  const latencies = [];
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) {
    const start = performance.now();
    await run();
    latencies.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / calls, latencies };
}

try {
  const names = Object.keys(contenders);
  for (const kind of ["get", "post"]) {
    const cpu = Object.fromEntries(names.map((name) => [name, []]));
    const latency = Object.fromEntries(names.map((name) => [name, []]));
    for (const name of names)
      if ((await contenders[name][kind]()).id !== "o-1") throw new Error(`${name} did not get the order`);
    for (let round = -warmUp; round < rounds; round++)
      for (const name of names) {
        const spent = await turn(contenders[name][kind]);
        if (round < 0) continue;
        cpu[name].push(spent.cpu);
        latency[name].push(...spent.latencies);
      }
    const times = (figures, name) => (median(figures[name]) / median(figures["plain fetch"])).toFixed(2);
    printTable(
      `${kind.toUpperCase()}: ${rounds} turns of ${calls} calls on Node ${process.versions.node} (budgets of ours, signed: CPU ${budgets.cpu}, p50 ${budgets.latency})`,
      ["", "CPU x plain fetch", "µs", "p50 x plain fetch", "ms"],
      names.map((name) => [
        name,
        times(cpu, name),
        Math.round(median(cpu[name])),
        times(latency, name),
        median(latency[name]).toFixed(3),
      ]),
    );
  }
  if (drifts) throw new Error(`${drifts} responses did not fit the contract`);
} finally {
  server.disconnect();
  rmSync(folder, { recursive: true, force: true });
}
