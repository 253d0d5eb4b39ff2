import { expect, test } from "vitest";
import { verify } from "../../auth/index.ts";
import { contractOf } from "../../checks/fixtures/contract-of.ts";
import type { HarEntry } from "../../checks/index.ts";
import { schemaCheck } from "../../schema/index.ts";
import { createProxy } from "../create-proxy.ts";
import type { Exchange } from "../exchange.ts";
import { toHar } from "./to-har.ts";

const secretKey = "sk-real-0123456789";
const target = "https://vendor.test/v1";
const sensitive = (schema: object) => ({ ...schema, "x-sensitive": true });
const person = {
  type: "object",
  required: ["email", "pan", "sex", "born"],
  properties: {
    email: sensitive({ type: "string", format: "email" }),
    pan: sensitive({ type: "string", pattern: "^4\\d{15}$" }),
    sex: sensitive({ enum: ["f", "m", "x"] }),
    born: sensitive({ type: "string", format: "date" }),
    salary: sensitive({ type: "integer", maximum: 9999 }),
    address: sensitive({
      type: "object",
      properties: { city: { type: "string" }, lines: { type: "array" } },
      additionalProperties: {},
    }),
    note: { type: "string" },
    key: { type: "string" },
  },
};
const json = { content: { "application/json": { schema: person } } };

const contract = await contractOf({
  servers: [{ url: target }],
  security: [{ signature: [] }],
  "x-test-credentials": { secretKey: "sk-test-key" },
  components: {
    securitySchemes: {
      signature: {
        type: "apiKey",
        in: "header",
        name: "X-Signature",
        "x-value": "{unixMillis}.{nonce}.{hex(hmacSha256(secretKey, unixMillis, nonce, method, target, body))}",
      },
    },
  },
  paths: {
    "/people": {
      post: { operationId: "create", requestBody: json, responses: { 201: { description: "", ...json } } },
      put: {
        operationId: "upload",
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: { type: "object", properties: { file: sensitive({ type: "string" }), kind: { type: "string" } } },
            },
          },
        },
        responses: { 200: { description: "", ...json } },
      },
    },
    "/people/{email}": {
      get: {
        operationId: "read",
        parameters: [
          { name: "email", in: "path", required: true, schema: sensitive({ type: "string" }) },
          { name: "phone", in: "query", schema: sensitive({ type: "string" }) },
          { name: "X-Pin", in: "header", schema: sensitive({ type: "string" }) },
        ],
        responses: { 200: { description: "", ...json } },
      },
    },
  },
});

const ana = {
  email: "ana@example.com",
  pan: "4111111111111111",
  sex: "f",
  born: "1990-05-17",
  salary: 5300,
  address: { city: "Sarajevo", lines: ["Main 12", 71000], "Secret lane": true },
  note: "call ana@example.com",
};

/** What a proxy records of these requests, each responded to with its own body, or else with `respond`. */
async function record(requests: [string, RequestInit][], respond?: (request: Request) => Response) {
  const exchanges: Exchange[] = [];
  const proxy = createProxy(contract, {
    target,
    credentials: { secretKey },
    fetch: async (request) =>
      respond?.(request) ??
      new Response(await request.arrayBuffer(), { status: 201, headers: { "content-type": "application/json" } }),
    onExchange: (exchange) => exchanges.push(exchange),
    now: () => 1_780_000_000_123,
  });
  for (const [path, init] of requests) await proxy(new Request(`http://127.0.0.1:4020${path}`, init));
  const { log } = await toHar(contract, exchanges, { target, credentials: { secretKey }, key: "k" });
  return { exchanges, log, entries: log.entries, text: JSON.stringify(log) };
}

const create: [string, RequestInit] = [
  "/people",
  { method: "POST", body: JSON.stringify(ana), headers: { "content-type": "application/json" } },
];
const read: [string, RequestInit] = [
  "/people/ana%40example.com?phone=%2B38761123456&a=ana%40example.com",
  { headers: { "x-pin": "4711", cookie: "session=abcdef123" } },
];

const requestOf = ({ request: { method, url, headers, postData } }: HarEntry) => ({
  method,
  url,
  headers: new Headers(headers.map(({ name, value }): [string, string] => [name, value])),
  body: new TextEncoder().encode(postData?.text ?? ""),
});

test("nothing that is sensitive is left, wherever it stands", async () => {
  const { text } = await record([create, read], undefined);
  for (const value of [
    ana.email,
    "ana%40",
    ana.pan,
    ana.born,
    "5300",
    "Sarajevo",
    "Main 12",
    "Secret lane",
    "71000",
    "38761123456",
    "4711",
    "abcdef123",
    secretKey,
  ])
    expect(text).not.toContain(value);
});

test("what stands for it fits the schema, and equal values stay equal", async () => {
  const { entries } = await record([create, read]);
  const [created, asked] = entries as [HarEntry, HarEntry];
  const sent = JSON.parse(created.request.postData?.text ?? "");
  expect(
    schemaCheck(contract, "request")("/paths/~1people/post/requestBody/content/application~1json/schema", sent),
  ).toEqual([]);
  expect(JSON.parse(created.response.content.text ?? "")).toEqual(sent);
  expect(sent.note).toBe(`call ${sent.email}`);
  expect(sent.pan).toMatch(/^4\d{15}$/);
  expect(asked.request.url).toContain(`/people/${encodeURIComponent(sent.email)}?`);
  expect(asked.request.url).toMatch(new RegExp(`\\?phone=%2B\\d{11}&a=${encodeURIComponent(sent.email)}$`));
});

test("each request verifies with the test credentials, at the time that it was sent", async () => {
  const { entries } = await record([create, read]);
  for (const entry of entries) {
    const now = Date.parse(entry.startedDateTime);
    const credentials = contract.testCredentials;
    expect(now).toBe(1_780_000_000_123);
    expect(requestOf(entry).headers.get("x-signature")).toMatch(/^1780000000123\./);
    expect(await verify(contract.schemes, ["signature"], requestOf(entry), credentials, { now })).toEqual({ ok: true });
  }
});

test("a credential and a signature that the target echoes are those of the recording", async () => {
  const { text, entries } = await record([create], (request) =>
    Response.json({ ...ana, key: secretKey, note: request.headers.get("x-signature") }, { status: 201 }),
  );
  expect(text).not.toContain(secretKey);
  const body = JSON.parse(entries[0]?.response.content.text ?? "");
  expect(body.key).toBe("sk-test-key");
  expect(body.note).toBe(requestOf(entries[0] as HarEntry).headers.get("x-signature"));
});

test("the parts of a form are replaced one by one", async () => {
  const form = new FormData();
  form.set("file", "amount,iban\n12,BA391290079401028494\n");
  form.set("kind", "batch");
  const { entries } = await record([["/people", { method: "PUT", body: form }]], () => Response.json(ana));
  const text = entries[0]?.request.postData?.text ?? "";
  expect(text).toMatch(/name="file"\r\n\r\n[a-z]{6},[a-z]{4}\r?\n\d\d,[A-Z]{2}\d{18}\r?\n\r\n--/);
  expect(text).not.toContain("BA391290079401028494");
  expect(text).toContain('name="kind"\r\n\r\nbatch\r\n');
});

test("a body that cannot be read is taken out as a whole where something in it would be sensitive", async () => {
  const { text } = await record(
    [create],
    () =>
      new Response('{"email": "ana@example.org", ', { status: 201, headers: { "content-type": "application/json" } }),
  );
  expect(text).not.toContain("ana@example.org");
});
