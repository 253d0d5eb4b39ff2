import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stringify } from "yaml";
import { loadContract } from "../contract/index.ts";
import { describeWebhooks } from "./describe-webhooks.ts";
import { webhookFiles } from "./webhook-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: "object",
  required,
  properties,
});

/** A contract whose webhooks have these payloads; each signed, unless a scheme is named. */
function contractOf(
  payloads: Record<string, object>,
  security: Record<string, string> = {},
  type = "application/json",
) {
  const webhooks = Object.entries(payloads).map(([name, schema]) => [
    name,
    {
      post: {
        operationId: `on-${name}`,
        security: [{ [security[name] ?? "signature"]: [] }],
        requestBody: { required: true, content: { [type]: { schema } } },
        responses: { "200": { description: "Received." } },
      },
    },
  ]);
  const file = join(folder, "acme.yaml");
  const header = { type: "apiKey", in: "header", name: "x-sig" };
  writeFileSync(
    file,
    stringify({
      openapi: "3.1.0",
      info: { title: "Acme", version: "1" },
      webhooks: Object.fromEntries(webhooks),
      components: {
        securitySchemes: {
          signature: { ...header, "x-value": "{hex(hmacSha256(secret, body))}" },
          nobody: { ...header, "x-value-unknown": "Nobody says." },
          unused: header,
        },
      },
    }),
  );
  return loadContract(file);
}

const describeOf = async (...given: Parameters<typeof contractOf>) => describeWebhooks(await contractOf(...given));

test("the property with one value of its own in each payload tells them apart, and names them", async () => {
  const { discriminator, webhooks, schemes } = await describeOf({
    a: { allOf: [object({ id: { type: "string" } }), object({ type: { const: "thing.made" } })] },
    b: object({ type: { enum: ["thing.lost"] }, id: { type: "string" } }),
  });
  expect(discriminator).toBe("type");
  expect(webhooks).toEqual({
    "thing.made": { security: [["signature"]], values: ["thing.made"] },
    "thing.lost": { security: [["signature"]], values: ["thing.lost"] },
  });
  expect(Object.keys(schemes)).toEqual(["signature"]);
});

test("the alternatives of one webhook are told apart too, under the contract's name of it", async () => {
  const { discriminator, webhooks } = await describeOf({
    notify: { oneOf: [object({ event: { const: "made" } }), object({ event: { const: "lost" }, why: {} })] },
  });
  expect(discriminator).toBe("event");
  expect(webhooks).toEqual({ notify: { security: [["signature"]], values: ["made", "lost"] } });
});

test.each([
  ["may be left out", { a: object({ event: { const: "a" } }), b: object({ event: { const: "b" } }, []) }],
  ["is open in one of them", { a: object({ event: { const: "a" } }), b: object({ event: { type: "string" } }) }],
  ["has the same value in two", { a: object({ event: { const: "a" } }), b: object({ event: { enum: ["a", "b"] } }) }],
  ["is a closed list of something else", { a: object({ currency: { enum: ["EUR", "USD"] } }) }],
])("a property tells nothing apart when it %s", async (_, payloads) => {
  const { discriminator, webhooks } = await describeOf(payloads);
  expect(discriminator).toBeUndefined();
  expect(Object.keys(webhooks)).toEqual(Object.keys(payloads));
});

test("what nobody can verify lists its properties, where others are signed", async () => {
  const payloads = {
    call: object({ status: {} }),
    event: object({ event: {}, payload: {}, at: {} }, ["event", "payload"]),
  };
  const mixed = await describeOf(payloads, { event: "nobody" });
  expect(mixed.webhooks.event?.unsigned).toEqual({ required: ["event", "payload"], known: ["event", "payload", "at"] });
  expect(mixed.webhooks.call?.unsigned).toBeUndefined();
  const open = await describeOf(payloads, { event: "nobody", call: "nobody" });
  expect(open.webhooks.event?.unsigned).toBeUndefined();
});

test("a payload that is not JSON has its media type", async () => {
  const { webhooks } = await describeOf({ a: object({ a: {} }) }, {}, "application/x-www-form-urlencoded");
  expect(webhooks.a?.body).toBe("application/x-www-form-urlencoded");
});

test("a contract without webhooks gets no files for them", async () => {
  expect(await webhookFiles(await contractOf({}), "countersign/client")).toEqual([]);
});

test("the files of a package of somebody else import ours by name", async () => {
  const files = new Map(await webhookFiles(await contractOf({ a: object({ a: {} }) }), "countersign/client"));
  expect([...files.keys()]).toEqual(["webhooks.ts", "webhook-examples.ts"]);
  expect(files.get("webhooks.ts")).toContain('from "countersign/webhooks"');
});
