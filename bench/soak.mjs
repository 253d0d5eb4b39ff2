// The mock's memory over many requests (a million unless `--requests` says otherwise), in process: signed, state on, no two
// alike. Of ten, three create a customer, three read one, one updates, one deletes, one creates a payment and one reads what is
// not there; one in a hundred lists, and one in a hundred goes to another of two thousand namespaces, of which a mock keeps a
// thousand.
// Prints what is in use after each tenth, when all that is garbage has been collected.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const root = fileURLToPath(new URL("..", import.meta.url));
const { loadApis } = await import(new URL("../dist/src/contract/index.js", import.meta.url));
const { createMock } = await import(new URL("../dist/src/mock/create-mock.js", import.meta.url));

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const at = process.argv.indexOf("--requests");
const total = at < 0 ? 1_000_000 : Number(process.argv[at + 1]);
const [contract] = await loadApis(["monri"], root);
const { merchantKey, authenticityToken } = contract.testCredentials;
const mock = await createMock([contract], { seed: 1 });
const encoder = new TextEncoder();

/** A request with Monri's WP3 signature, by the formula of its page. */
function signed(method, path, body = "", namespace) {
  const clock = Math.floor(Date.now() / 1000);
  const digest = createHash("sha512")
    .update(merchantKey + clock + authenticityToken + path + body)
    .digest("hex");
  const headers = new Headers({ authorization: `WP3-v2.1 ${authenticityToken} ${clock} ${digest}` });
  if (body) headers.set("content-type", "application/json");
  if (namespace) headers.set("countersign-namespace", namespace);
  return { method, url: `http://127.0.0.1:4010${path}`, headers, body: encoder.encode(body) };
}

/** Of customers that were made, by number: a ring, so that this program itself does not grow. */
const made = Array.from({ length: 20_000 });
let count = 0;
const some = (i) => made[(i * 7919) % Math.min(count, made.length)] ?? "none";
const customer = (i) => JSON.stringify({ name: `Name ${i}`, email: `a${i}@example.com`, metadata: { i: String(i) } });
const payment = (i) =>
  JSON.stringify({
    amount: 1 + i,
    order_number: `o-${i}`,
    currency: "EUR",
    transaction_type: "purchase",
    order_info: "Info",
  });

const requests = [
  (i, to) => signed("POST", "/v2/customers", customer(i), to),
  (i, to) => signed("GET", `/v2/customers/${some(i)}`, "", to),
  (i, to) => signed("POST", "/v2/customers", customer(i), to),
  (i, to) => signed("POST", `/v2/customers/${some(i)}`, customer(i), to),
  (i, to) => signed("POST", "/v2/customers", customer(i), to),
  (i, to) =>
    signed("GET", i % 100 === 5 ? `/v2/customers?limit=20&offset=${i % 977}` : `/v2/customers/${some(i)}`, "", to),
  (i, to) => signed("GET", `/v2/customers/${some(i)}`, "", to),
  (i, to) => signed("DELETE", `/v2/customers/${some(i)}`, "", to),
  (i, to) => signed("POST", "/v2/payment/new", payment(i), to),
  (i, to) => signed("GET", `/v2/customers/no-${i}`, "", to),
];

const statuses = {};
async function send(i) {
  const namespace = i % 100 === 99 ? `n${Math.floor(i / 100) % 2000}` : undefined;
  const { status, json } = await mock.handle(requests[i % requests.length](i, namespace));
  statuses[status] = (statuses[status] ?? 0) + 1;
  if (status < 300 && json?.uuid && !namespace && i % 2 === 0) made[count++ % made.length] = json.uuid;
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(0).padStart(8);
console.log("requests      heap  resident  CPU µs  (MB; of one request)");
for (let tenth = 1; tenth <= 10; tenth++) {
  const began = process.cpuUsage();
  for (let i = ((tenth - 1) * total) / 10; i < (tenth * total) / 10; i++) await send(i);
  const { user, system } = process.cpuUsage(began);
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  const cost = ((user + system) / (total / 10)).toFixed(0).padStart(7);
  console.log(String((tenth * total) / 10).padEnd(8), megabytes(heapUsed), megabytes(rss).padStart(9), cost);
}
console.log(`statuses ${JSON.stringify(statuses)}`);
await mock.close();
