// The mock in one story: `make demo`, or `node examples/demo.mjs` after `npm run build`.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createClient as createAxisfi } from "countersign/axisfi";
import { createClient as createLoveandpay } from "countersign/loveandpay";
import { webhooks } from "countersign/loveandpay/webhooks";
import { createClient as createMonri } from "countersign/monri";
import { constructEvent } from "countersign/webhooks";

const started = performance.now();
const say = (line = "") => console.log(line);
const step = (what, shown) => say(`  ${what.padEnd(46)} ${shown}`);

/** What a call answered, or the end of the story. */
function take({ ok, status, data, error }) {
  if (!ok) throw new Error(`expected a success, got ${status}: ${JSON.stringify(error)}`);
  return data;
}

// What an integrator's service does: verify the raw bytes, answer at once.
const contract = JSON.parse(readFileSync(new URL("../generated/loveandpay/contract.json", import.meta.url), "utf8"));
const secret = contract["x-test-credentials"].webhookSecret;
let heard;
const event = new Promise((resolve, reject) => {
  heard = { resolve, reject };
});
const receiver = createServer(async (request, response) => {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    heard.resolve(await constructEvent(webhooks, Buffer.concat(chunks), request.headers, secret));
  } catch (error) {
    heard.reject(error);
  }
  response.end();
});
await new Promise((ready) => receiver.listen(0, "127.0.0.1", ready));
const webhookUrl = `http://127.0.0.1:${receiver.address().port}/webhooks`;

const main = fileURLToPath(new URL("../dist/src/cli/main.js", import.meta.url));
const mock = spawn(
  process.execPath,
  [main, "mock", "--port", "0", "--seed", "1", "--webhook-url", webhookUrl, "--json"],
  {
    stdio: ["ignore", "pipe", "inherit"],
  },
);
try {
  const { url, credentials } = await new Promise((resolve, reject) => {
    createInterface({ input: mock.stdout }).once("line", (line) => {
      const { url, apis } = JSON.parse(line);
      resolve({ url, credentials: Object.fromEntries(apis.map(({ api, credentials }) => [api, credentials])) });
    });
    mock.once("exit", (code) => reject(new Error(`the mock ended with ${code}`)));
  });
  say(`The mock serves every API at ${url}, with seed 1: run this again and the ids are the same.`);
  const client = (create, api) => create({ server: `${url}/${api}`, credentials: credentials[api] });
  const clock = (order) => fetch(`${url}/_countersign/clock`, { method: "POST", body: JSON.stringify(order) });

  say("\nMonri: the life of a customer");
  const monri = client(createMonri, "monri");
  const ana = { merchant_customer_id: "ana-1", name: "Ana", country: "BA", metadata: { plan: "gold", shop: "7" } };
  const { uuid } = take(await monri.createCustomer({ body: ana }));
  step("created", uuid);
  const params = { path: { uuid } };
  const byOurId = { path: { merchant_customer_id: "ana-1" } };
  step("read by its uuid", take(await monri.getCustomer({ params })).name);
  step("read by our own id", take(await monri.getCustomerByMerchantCustomerId({ params: byOurId })).uuid);
  step("created again with our id", `refused with ${(await monri.createCustomer({ body: ana })).status}`);
  await clock({ advance: 3600 });
  const body = { phone: "061 000 000", metadata: { plan: null } };
  const updated = take(await monri.updateCustomer({ params, body }));
  step(
    "an hour later: a phone added, a key unset",
    `${updated.phone}, ${JSON.stringify(updated.metadata)}, ${updated.updated_at}`,
  );
  const list = take(await monri.listCustomers({ params: { query: { limit: 1 } } }));
  step("first of the list, the newest", list.data[0]?.id);
  step("deleted", take(await monri.deleteCustomer({ params })).deleted);
  step("read once more: deleted at", take(await monri.getCustomer({ params })).deleted_at);

  say("\nLove&Pay: an identity check, and a customer who is blocked");
  const loveandpay = client(createLoveandpay, "loveandpay");
  const check = { customerId: "ana-1", customerEmail: "ana@example.com", language: "en" };
  const { session } = take(await loveandpay.createKycSession({ body: check }));
  step("created", session.id);
  step("the page to send Ana to", session.verificationUrl);
  step("read", take(await loveandpay.getKycSession({ params: { path: { id: session.id } } })).session.status);
  const query = { status: "NOT_STARTED" };
  step(
    "listed among those not started",
    take(await loveandpay.listKycSessions({ params: { query } })).pagination.total,
  );
  const customer = { path: { id: take(await loveandpay.listCustomers()).data[0].id } };
  take(await loveandpay.blockCustomer({ params: customer, body: { reason: "Suspicious" } }));
  step("a customer blocked", take(await loveandpay.getCustomer({ params: customer })).customer.isBlocked);
  take(await loveandpay.unblockCustomer({ params: customer }));
  step("and unblocked", take(await loveandpay.getCustomer({ params: customer })).customer.isBlocked);

  const order = { amount: 1500, currency: "RUB", description: "Order 7", customer: { email: "ana@example.com" } };
  step("an invoice", take(await loveandpay.createInvoice({ body: order })).invoice.id);
  const told = await event;
  step("and its webhook, received and verified", `${told.event} ${told.data.id}`);

  say("\nAxisFi: a customer and a deposit");
  const axisfi = client(createAxisfi, "axisfi");
  const created = take(await axisfi.createCustomer({ body: { partner_customer_id: "ana-1" } }));
  step("created", created.customer_id);
  const ours = { query: { partner_customer_id: "ana-1" } };
  step("found by our own id", take(await axisfi.getCustomerDetails({ params: ours })).customer_id);
  const theirs = { query: { customer_id: created.customer_id } };
  step("and by theirs", take(await axisfi.getCustomerDetails({ params: theirs })).partner_customer_id);
  const money = {
    partner_transaction_id: "deposit-of-ana-000001",
    network: "ETH",
    account_currency: "USDC",
    amount: 12.5,
  };
  step("deposited", take(await axisfi.createDeposit({ body: money })).transaction_id);
  const page = { query: { page_number: 1, page_size: 10 } };
  const [first] = take(await axisfi.listTransactions({ params: page }));
  step("first of the transactions", `${first.reference_id}, ${first.receiver_amount}`);

  say(
    `\nEvery request was signed by a generated client and verified by the mock; the webhook the other way round. ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  );
} finally {
  mock.kill();
  receiver.close();
}
