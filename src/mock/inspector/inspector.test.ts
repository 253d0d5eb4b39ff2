import { beforeAll, expect, test } from "vitest";
import type { Contract } from "../../contract/index.ts";
import { createMock, type Mock } from "../create-mock.ts";
import { type Call, loadFixture, signed } from "../fixtures/requests.ts";
import { createInspector } from "./index.ts";

let kiosk: Contract;
let mock: Mock;

/** All that was given to the mock and must not be seen, by where it stood. */
const secrets = {
  credential: "sk_kiosk_secret",
  keyId: "kid_kiosk_1",
  webhook: "whsec_kiosk",
  "wrong credential": "kid_of_somebody",
  "bearer token": "st_kiosk_token",
  "header of another vendor": "other-api-key-7",
  card: "4111 2222 3333",
  "mail in a body": "eve@kiosk.test",
  "mail in a path": "zoe@kiosk.test",
  "the same, encoded": "zoe%40kiosk.test",
  "mail in a query": "mia@kiosk.test",
  "the same in a query": "mia%40kiosk.test",
  "buyer in a header": "Buyer Bo",
  "mail in the contract's example": "bo@kiosk.test",
  "the same, escaped or not": "4111",
  "body of no operation": "sent-to-nobody",
  "credential in a query": "query-key-77",
  "user and password": "dXNlcjpwYXNzLTc3",
  cookie: "session-77",
};

const bytes = (text: string) => new TextEncoder().encode(text);

async function send(call: Omit<Call, "url"> & { path: string }, change: (wire: any) => object = () => ({})) {
  const { path, headers = {}, ...rest } = call;
  const url = `http://127.0.0.1:4010${path}`;
  const all = { "content-type": "application/json", ...headers };
  const wire = await signed(kiosk, ["signature"], { ...rest, url, headers: all });
  const sent = { ...wire, ...change(wire) };
  return mock.handle({ ...sent, headers: new Headers(sent.headers), body: bytes(sent.body ?? "") });
}

async function ask(path: string, { method = "GET", ...headers }: Record<string, string> = {}) {
  const url = `http://127.0.0.1:4010/_countersign${path}`;
  const response = await mock.handle({ method, url, headers: new Headers(headers), body: bytes("") });
  const { status, body = "" } = response;
  return { status, text: body, json: body && !body.startsWith("<") ? JSON.parse(body) : undefined };
}

const exchanges = async () => (await ask("/exchanges")).json.exchanges;

beforeAll(async () => {
  kiosk = await loadFixture("kiosk");
  const options = { webhookUrl: "http://127.0.0.1/hook", webhookFetch: async () => new Response() };
  const { onExchange, routes } = createInspector();
  mock = await createMock([kiosk, await loadFixture("acme")], { ...options, onExchange }, routes);
  const sale = { amount: 7, card: secrets.card, mail: secrets["mail in a body"], note: "tea" };
  await send({ method: "POST", path: "/kiosk/sales", body: JSON.stringify(sale), headers: { "x-buyer": "Buyer Bo" } });
  await send({ path: `/kiosk/sales?mail=${secrets["the same in a query"]}` });
  await send({ method: "POST", path: "/kiosk/sales", body: '{"amount":"seven","card":"4111\\u00202222 3333"}' });
  await send({ method: "POST", path: "/v1/sales", body: '{"amount":8,"card":"4111"}' }, () => ({
    ...{ url: "http://127.0.0.1:4010/kiosk/sales", body: '{"amount": 8,"card":"4111"}' },
  }));
  await send({ path: "/kiosk/sales", headers: { "x-api-key": "other-api-key-7" } }, ({ headers }) => ({
    headers: { ...headers, authorization: "KIOSK kid_of_somebody:1:2" },
  }));
  await send({ path: `/kiosk/sellers/${secrets["the same, encoded"]}` }, () => ({
    headers: { authorization: "Bearer st_kiosk_token" },
  }));
  await send({ method: "POST", path: "/kiosk/nothing", body: '{"card":"4111 2222 3333"}' });
  await send({ method: "POST", path: "/nobody?key=sent-to-nobody", body: "sent-to-nobody" }, () => ({
    headers: { authorization: "sent-to-nobody", "x-anything": "sent-to-nobody" },
  }));
  const acme = { authorization: "Basic dXNlcjpwYXNzLTc3", cookie: "sid=session-77" };
  await send({ path: "/acme/reports?api_key=query-key-77" }, () => ({ headers: acme }));
  await mock.webhooks.settled();
});

test("the requests are listed newest first, with what became of each", async () => {
  const lines = await exchanges();
  expect(lines.map(({ status, verdict }: any) => `${status} ${verdict}`)).toEqual([
    "401 refused",
    "404 unrouted",
    "404 unrouted",
    "200 accepted",
    "401 refused",
    "401 refused",
    "422 invalid",
    "200 accepted",
    "201 accepted",
  ]);
  expect(lines.at(-1)).toMatchObject({
    ...{ n: 1, method: "POST", target: "/kiosk/sales", api: "kiosk", operation: "createSale" },
    ...{ namespace: "default", changes: 1, deliveries: 1 },
  });
});

test("a refused signature shows where it parts from the right one", async () => {
  const { explanation } = (await ask("/exchanges/4")).json;
  expect(explanation.headline).toMatch(/ differs: yours was made with its body as compact JSON\.$/);
  const signed = "POST/v1/sales1234567890".length;
  expect(explanation.difference).toMatchObject({
    ...{ digest: "hmacSha256", byte: signed + '{"amount":'.length, part: "body" },
    ...{ expected: '{"amount": 8,"card":"‹sensitive›"}', yours: '{"amount":8,"card":"‹sensitive›"}' },
  });
  expect(explanation.digests[0].parts.map(({ expression }: any) => expression)).toEqual([
    "method",
    "path",
    "unixSeconds",
    "body",
  ]);
});

test("what was hashed is shown of a request that was let in, too", async () => {
  const { explanation } = (await ask("/exchanges/2")).json;
  expect(explanation.headline).toBeUndefined();
  expect(explanation.digests).toMatchObject([{ digest: "hmacSha256", parts: [{ shown: "GET" }, {}, {}, {}] }]);
});

test("it is shown what a request changed, and which webhook it caused", async () => {
  const { changed, caused } = (await ask("/exchanges/1")).json;
  expect(changed).toMatchObject([
    { kind: "created", resource: "sale", after: { amount: 7, note: "tea", card: "‹sensitive›", mail: "‹sensitive›" } },
  ]);
  expect(caused).toMatchObject([{ api: "kiosk", webhook: "saleMade", state: "delivered" }]);
  const { collections } = (await ask("/objects")).json;
  const [made, example] = collections[0].objects;
  expect(collections[0]).toMatchObject({ api: "kiosk", kind: "sale", count: 2 });
  expect(made).toMatchObject({ isSeed: false, object: { amount: 7, card: "‹sensitive›", note: "tea" } });
  expect(example).toMatchObject({ isSeed: true, object: { id: "sale_1", mail: "‹sensitive›" } });
  expect((await ask("/objects", { "countersign-namespace": "other" })).json.collections).toEqual([]);
});

test("a webhook is sent again", async () => {
  const [{ id, attempts }] = (await ask("/deliveries")).json.deliveries;
  expect(attempts).toHaveLength(1);
  const own = { host: "127.0.0.1:4010", origin: "http://127.0.0.1:4010" };
  expect((await ask(`/deliveries/${id}`, { method: "POST", ...own })).status).toBe(200);
  await mock.webhooks.settled();
  expect((await ask("/deliveries")).json.deliveries).toMatchObject([{ state: "delivered", attempts: [{}, {}] }]);
  expect((await ask("/deliveries/nobody", { method: "POST" })).status).toBe(400);
});

test.each([
  ["another origin", { origin: "https://page.example", host: "127.0.0.1:4010" }],
  ["another port of this machine", { origin: "http://127.0.0.1:3000", host: "127.0.0.1:4010" }],
  ["a name that was bound to this machine", { origin: "http://page.example", host: "page.example" }],
  ["a page of another site", { "sec-fetch-site": "cross-site", host: "127.0.0.1:4010" }],
])("no other page sees anything or has anything sent: %s", async (_, headers) => {
  const { id } = mock.webhooks.list()[0] ?? {};
  expect((await ask("/exchanges", headers)).status).toBe(403);
  expect((await ask("/", headers)).status).toBe(403);
  expect((await ask(`/deliveries/${id}`, { method: "POST", ...headers })).status).toBe(403);
});

test("the command that repeats a request has variables in place of credentials", async () => {
  const { curl } = (await ask("/exchanges/1")).json;
  expect(curl.split(" \\\n  ")).toEqual([
    "curl -X POST http://127.0.0.1:4010/kiosk/sales",
    expect.stringMatching(/^-H 'authorization: KIOSK '"\$KIOSK_KEY_ID":\d{10}:[0-9a-f]{64}$/),
    "-H 'content-type: application/json'",
    "-H 'x-buyer: ‹sensitive›'",
    `--data-raw '{"amount":7,"card":"‹sensitive›","mail":"‹sensitive›","note":"tea"}'`,
  ]);
});

test("a search looks into bodies, headers and reasons", async () => {
  const found = async (search: string) =>
    (await ask(`/exchanges?search=${encodeURIComponent(search)}`)).json.exchanges.map(({ n }: any) => n);
  expect(await found("Tea")).toEqual([1]);
  expect(await found('"note":"tea"')).toEqual([1]);
  expect(await found("post compact")).toEqual([4]);
  expect(await found("4111")).toEqual([]);
});

test("an exchange that is not kept is not found, in a sentence", async () => {
  expect((await ask("/exchanges/99")).json.detail).toBe("There is no exchange 99, or it is not kept any more.");
});

test("nothing that is secret is in anything that the inspector says", async () => {
  const lines = await exchanges();
  const paths = ["/exchanges", "/objects", "/deliveries", ...lines.map(({ n }: any) => `/exchanges/${n}`)];
  const said = (await Promise.all(paths.map((path) => ask(path)))).map(({ text }) => text).join("\n");
  const seen = Object.entries(secrets).filter(([, value]) => said.includes(value));
  expect(seen).toEqual([]);
});

test("the page runs no script but its own, and makes no markup of strings", async () => {
  const url = "http://127.0.0.1:4010/_countersign/";
  const { headers, body = "" } = await mock.handle({ method: "GET", url, headers: new Headers(), body: bytes("") });
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]+=*'; style-src 'sha256-[\w+/]+=*'; connect-src 'self'; /,
  );
  expect(headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  expect(body.match(/<script>/g)).toHaveLength(1);
  const moved = await mock.handle({ method: "GET", url: url.slice(0, -1), headers: new Headers(), body: bytes("") });
  expect(moved).toEqual({ status: 308, headers: { location: "/_countersign/" } });
});
