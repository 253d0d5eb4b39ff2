import { expect, test } from "vitest";
import type { Contract } from "../../contract/index.ts";
import { createMock, type Exchange } from "../create-mock.ts";
import { inlineContract, json } from "../fixtures/inline.ts";
import { formatLogLine } from "../log-line.ts";
import { createExchangeLog } from "./exchange-log.ts";
import { explainLogged, showExchange } from "./show-exchange.ts";

const contract = await inlineContract({
  security: [{ sign: [] }],
  "x-test-credentials": { secret: "sk_hat", hookSecret: "whsec_hat" },
  webhooks: { sold: { post: { security: [{ hook: [] }], responses: { "200": { description: "ok" } } } } },
  paths: {
    "/hats/{owner}": {
      post: {
        operationId: "putHat",
        parameters: [
          { name: "owner", in: "path", required: true, schema: { type: "string", "x-sensitive": true } },
          { name: "born", in: "query", schema: { type: "object", "x-sensitive": true } },
        ],
        requestBody: json({ type: "object", properties: { mail: { type: "string", "x-sensitive": true } } }),
        responses: {
          "200": { description: "ok", ...json({ type: "object" }, { example: { owner: "Ana Ž" } }) },
          "401": { description: "no" },
        },
      },
    },
    "/keys": {
      post: {
        operationId: "postKey",
        security: [],
        requestBody: json({
          type: "object",
          required: ["key"],
          properties: { key: { type: "string", "x-value": "{secret}" } },
        }),
        responses: { "200": { description: "ok" }, "401": { description: "no" } },
      },
    },
    "/notes": {
      post: {
        ...{ operationId: "postNote", security: [] },
        requestBody: {
          content: {
            "application/json": { schema: { type: "object", properties: { mail: { type: "string" } } } },
            "application/x-www-form-urlencoded": { schema: { type: "object", properties: { mail: {} } } },
          },
        },
        responses: { "200": { description: "ok" } },
      },
      patch: {
        ...{ operationId: "patchNote", security: [] },
        parameters: [
          { name: "sort", in: "query", schema: { type: "string" } },
          { name: "owner", in: "query", style: "deepObject", schema: { type: "object" } },
          { name: "look", in: "query", schema: { type: "object", properties: { colour: { type: "string" } } } },
        ],
        responses: { "200": { description: "ok" } },
      },
      put: { ...{ operationId: "putNote", security: [] }, responses: { "200": { description: "ok" } } },
    },
    "/cards": {
      post: {
        ...{ operationId: "postCard", security: [] },
        requestBody: json({ type: "object", properties: { pan: { type: "string", "x-sensitive": true } } }),
        responses: { "200": { description: "ok" } },
      },
    },
  },
  components: {
    securitySchemes: {
      sign: {
        ...{ type: "apiKey", in: "header", name: "x-sign" },
        "x-value": "{hex(sha256(secret, lower(path), base64(body)))}",
      },
      hook: { type: "apiKey", in: "header", name: "x-hook", "x-value": "{hookSecret}" },
    },
  },
});

const shown = async (path: string, ...sent: [body: string, headers?: Record<string, string>, method?: string]) =>
  (await exchanged([contract], `/inline${path}`, ...sent)).text;

async function exchanged(
  contracts: Contract[],
  path: string,
  body: string,
  headers: Record<string, string> = {},
  method = "POST",
) {
  const seen: Exchange[] = [];
  const mock = await createMock(contracts, { onExchange: (exchange) => void seen.push(exchange) });
  const url = `http://127.0.0.1:4010${path}`;
  const all = new Headers({ "content-type": "application/json", ...headers });
  await mock.handle({ method, url, headers: all, body: new TextEncoder().encode(body) });
  const log = createExchangeLog();
  for (const exchange of seen) log.add(exchange);
  const [logged] = log.list();
  if (!logged) throw new Error("nothing was exchanged");
  const text = JSON.stringify({ ...showExchange(logged), explanation: await explainLogged(logged) });
  return { text, entry: formatLogLine(logged.exchange.entry) };
}

test("a sensitive value is not seen in another alphabet, where the signature is made of that", async () => {
  const body = '{"mail":"eve@hat.test"}';
  const text = await shown("/hats/Ana%20%C5%BD", body, { "x-sign": "00" });
  expect(text).toContain("base64(body)");
  for (const secret of [btoa(body).slice(0, 20), "ana%20", "Ana%20", "Ana Ž", "eve@hat.test", "sk_hat"])
    expect(text).not.toContain(secret);
});

test("a secret that only signs webhooks is not seen in a path", async () => {
  expect(await shown("/hats/whsec_hat", "{}")).not.toContain("whsec_hat");
  expect(await shown("/whsec_hat", "{}")).toContain("/‹hookSecret›");
});

test("a body in which a credential belongs is hidden when it is not found there", async () => {
  expect(await shown("/keys", '{"key":"sk_of_somebody","a":1}')).toContain("‹secret›");
  for (const body of ['{"kee":"sk_of_somebody"}', '{"key":"sk_of_somebody"', '["sk_of_somebody"]'])
    expect(await shown("/keys", body)).not.toContain("sk_of_somebody");
});

test("what led to no operation shows no parameter", async () => {
  expect(await shown("/hads?mail=eve@hat.test", "{}")).not.toContain("eve@hat.test");
});

test.each([
  ["POST", '{"pan":"4111 0000","cvv":1}'],
  ["POST", '{"mail":"a","deep":[{"pan":"4111 0000"}]}'],
  ["POST", '{"deep":{"pan":["4111 0000"]}}'],
  ["POST", '{"pan":"4111 0000"'],
  ["POST", "mail=a&card[pan]=4111 0000"],
  ["POST", "mail=a&card%5Bpan%5D=4111 0000"],
  ["PUT", '{"pan":"4111 0000"}'],
])(
  "what has the name of something sensitive is not seen where the operation does not have it: %s %s",
  async (method, body) => {
    expect(await shown("/notes", body, {}, method)).not.toContain("4111 0000");
  },
);

test("what an operation has itself is seen, also where another one marks its name", async () => {
  expect(await shown("/notes", '{"mail":"eve@hat.test"}')).toContain("eve@hat.test");
  expect(await shown("/notes", "mail=eve@hat.test&company=a")).toContain("eve@hat.test");
});

test.each([
  "/notes?access_token=SECRETX1&t=S2",
  "/notes?SECRETX1",
  "/hats/a?access_token=SECRETX1&t=S2",
  "/hats/a?SECRETX1",
  "/nowhere?access_token=SECRETX1&t=S2",
])("what no contract knows in a query is not seen: %s", async (path) => {
  const text = await shown(path, "{}", { "x-sign": "00" });
  for (const secret of ["SECRETX1", "S2"]) expect(text).not.toContain(secret);
});

test("the parameters of an operation are seen", async () => {
  const text = await shown("/notes?sort=newest1&owner[name]=somebody&colour=greenish&other=x1", "{}", {}, "PATCH");
  for (const known of ["sort=newest1", "owner[name]=somebody", "colour=greenish", "other=‹hidden›"])
    expect(text).toContain(known);
});

test("a credential of any API is not seen, wherever it stands", async () => {
  const other = { ...contract, api: "other", testCredentials: {}, operations: [], schemes: {}, webhooks: [] };
  for (const path of ["/sk_hat/nothing", "/other/sk_hat", "/inline/sk_hat"]) {
    const { text, entry } = await exchanged([contract, other], path, "{}");
    expect(text).toContain("‹secret›");
    expect(text + entry).not.toContain("sk_hat");
  }
});
