// What a call costs: CPU of this process per call, beside that of plain `fetch`. One run, all contenders in turn.
import { fork } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import axios from "axios";
import ky from "ky";
import createFetchClient from "openapi-fetch";
import { generateClient, makeProject } from "../contract-tests/runtimes/prepare.mjs";
import { median, printTable } from "./lib/table.mjs";

const [rounds, calls] = [Number(process.env.BENCH_ROUNDS ?? 15), Number(process.env.BENCH_CALLS ?? 400)];
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

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

async function cpuPerCall(run) {
  // Or else one contender pays for what another one left behind.
  collectGarbage();
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

try {
  for (const kind of ["get", "post"]) {
    const spent = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
    for (let round = -2; round < rounds; round++)
      for (const [name, runs] of Object.entries(contenders)) {
        const micros = await cpuPerCall(runs[kind]);
        if ((await runs[kind]()).id !== "o-1") throw new Error(`${name} did not get the order`);
        // The first rounds warm up.
        if (round >= 0) spent[name].push(micros);
      }
    // Round by round, because what else runs on the machine changes from one to the next.
    const ratios = (name) => spent[name].map((micros, i) => micros / spent["plain fetch"][i]);
    printTable(
      `${kind.toUpperCase()}: CPU per call, ${rounds} rounds of ${calls} calls on Node ${process.versions.node} (budget of ours, signed: 1.15)`,
      ["", "x plain fetch", "µs"],
      Object.keys(contenders).map((name) => [name, median(ratios(name)).toFixed(2), Math.round(median(spent[name]))]),
    );
  }
  if (drifts) throw new Error(`${drifts} answers did not fit the contract`);
} finally {
  server.disconnect();
  rmSync(folder, { recursive: true, force: true });
}
