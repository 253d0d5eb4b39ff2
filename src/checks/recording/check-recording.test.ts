import { expect, test } from "vitest";
import { contractOf } from "../fixtures/contract-of.ts";
import { checkRecording } from "./check-recording.ts";
import type { HarEntry } from "./har.ts";
import { readHar } from "./read-har.ts";

const order = {
  type: "object",
  required: ["amount"],
  properties: {
    id: { type: "string", readOnly: true },
    amount: { type: "integer" },
    email: { type: "string", format: "email", "x-sensitive": true },
  },
};
const json = { content: { "application/json": { schema: order } } };
const contract = await contractOf({
  servers: [{ url: "https://vendor.test/v1" }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key", "x-value": "{apiKey}" } } },
  paths: {
    "/orders": {
      post: { operationId: "createOrder", requestBody: json, responses: { 201: { description: "", ...json } } },
    },
    "/orders/{id}": {
      get: {
        operationId: "getOrder",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 200: { description: "", ...json } },
      },
    },
  },
});

interface Told {
  method?: string;
  sent?: unknown;
  status?: number;
  body?: unknown;
  content?: object;
}

/** An entry as a browser writes it. */
const entry = (url: string, { method = "GET", sent, status = 200, body, content }: Told = {}) =>
  ({
    startedDateTime: "2026-01-01T00:00:00.000Z",
    time: 12,
    request: {
      method,
      url,
      headers: [
        { name: ":authority", value: "vendor.test" },
        { name: "X-Key", value: "real-key-123" },
        { name: "content-type", value: "application/json" },
      ],
      ...(sent !== undefined && { postData: { mimeType: "application/json", text: JSON.stringify(sent) } }),
    },
    response: {
      status,
      headers: [{ name: "content-type", value: "application/json" }],
      content: content ?? { size: 1, mimeType: "application/json", text: JSON.stringify(body) },
    },
  }) as unknown as HarEntry;

const check = (entries: HarEntry[], more: object = {}) =>
  checkRecording(
    contract,
    { log: { version: "1.2", creator: { name: "browser", version: "1" }, entries, ...more } },
    { name: "shop.har" },
  );

const good = entry("https://vendor.test/v1/orders/o-1", { body: { id: "o-1", amount: 5 } });

test("each entry is a case, and one that breaks the contract fails", async () => {
  const { results } = await check([
    good,
    entry("https://vendor.test/v1/orders/o-2", { body: { id: "o-2", amount: "5" } }),
  ]);
  expect(results.map(({ case: { name }, ok }) => [name, ok])).toEqual([
    ["getOrder: entry 1", true],
    ["getOrder: entry 2", false],
  ]);
  expect(results[1]?.findings[0]?.summary).toBe("small getOrder /amount: must be integer");
});

test("a response is held against its own request too, when it was recorded with it", async () => {
  const url = "https://vendor.test/v1/orders";
  const { results } = await check([
    entry(url, { method: "POST", status: 201, sent: { amount: 5 }, body: { id: "o-1", amount: 500 } }),
  ]);
  expect(results.map(({ case: { name }, ok }) => [name, ok])).toEqual([
    ["createOrder: entry 1", true],
    ["createOrder: the response says what the request said (entry 1)", false],
  ]);
});

test("entries of other hosts are counted, unknown paths are named, a preflight is passed over", async () => {
  const { results, notJudged } = await check([
    good,
    entry("https://cdn.test/a.js"),
    entry("https://cdn.test/b.js"),
    entry("https://vendor.test/v1/status"),
    entry("https://vendor.test/login"),
    entry("https://vendor.test/v1/orders/o-1", { method: "OPTIONS" }),
  ]);
  expect(results).toHaveLength(1);
  expect(notJudged).toEqual([
    "GET /status: not in the contract (1 entry)",
    "GET /login: not in the contract (1 entry)",
    "2 entries of other hosts: cdn.test",
  ]);
});

test("a response without its body, or of a server that is busy, says nothing", async () => {
  const url = "https://vendor.test/v1/orders/o-1";
  const { results } = await check([
    entry(url, { content: { size: 40, mimeType: "application/json" } }),
    entry(url, { status: 503, body: "busy" }),
    entry(url, { status: 0 }),
  ]);
  expect(results.map(({ inconclusive, skipped }) => inconclusive ?? skipped)).toEqual([
    "the recording does not have the body of the response",
    "got 503, which the contract does not document",
    "no response came when it was recorded",
  ]);
});

test("a body in Base64 is read, and nothing in a result is sensitive", async () => {
  const text = Buffer.from('{"id": "o-1", "amount": "real-key-123", "email": "ana at example"}').toString("base64");
  const content = { size: 60, mimeType: "application/json", text, encoding: "base64" };
  const { results } = await check([entry("https://vendor.test/v1/orders/ana?email=ana%40x", { content })]);
  expect(results[0]?.findings.map(({ pointer }) => pointer)).toEqual(["/amount", "/email"]);
  expect(JSON.stringify(results)).not.toMatch(/real-key-123|ana at|ana%40|orders\/ana/);
});

test("a recording of another API is refused", async () => {
  await expect(check([entry("https://other.test/v1/orders")])).rejects.toThrow(
    "shop.har: nothing in it is of small: expected requests to https://vendor.test/v1; got other.test.",
  );
  await expect(check([good], { _countersign: { api: "shop", target: "" } })).rejects.toThrow(
    'shop.har: expected a recording of small, got one of "shop".',
  );
  await expect(check([])).rejects.toThrow("shop.har: the recording is empty.");
});

test.each([
  ['{"log": {"entries": [{"request": {"met', "a.har: the HAR is cut off after 38 characters; record it again."],
  ["<html>", "a.har: expected a HAR, got something that is not JSON."],
  ['{"openapi": "3.1.0"}', "a.har: expected a HAR, which has log.entries; got JSON of another form."],
  ["null", "a.har: expected a HAR, which has log.entries; got JSON of another form."],
  [
    '{"log": {"entries": [{"request": {"method": "GET"}}]}}',
    "a.har: expected a HAR; its entry 1 has no request.url that is absolute.",
  ],
])("%s is no HAR", (text, sentence) => {
  expect(() => readHar(text, "a.har")).toThrow(sentence);
});
