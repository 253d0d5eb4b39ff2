import { expect, test } from "vitest";
import { inlineContract, json } from "../fixtures/inline.ts";
import { readWebhooks } from "./read-webhooks.ts";

test("a header that must be there has its example, else a sample, as a header can carry it", async () => {
  const header = (name: string, required: boolean, schema: object, more: object = {}) => ({
    ...{ name, in: "header", required, schema },
    ...more,
  });
  const contract = await inlineContract({
    paths: {},
    webhooks: {
      paid: {
        post: {
          parameters: [
            header("X-Kind", true, { enum: ["jwt", "hmac"] }),
            header("X-Told", false, { type: "string" }, { example: "e-1" }),
            header("X-Odd", true, { type: "string", example: "¶\u009d Ð→" }),
            header("X-Optional", false, { type: "string" }),
          ],
          requestBody: json({ type: "object" }),
          responses: { 200: { description: "ok" } },
        },
      },
    },
  });
  const [{ headers } = { headers: [] }] = readWebhooks(contract);
  expect(headers).toEqual([
    { name: "X-Kind", text: "jwt" },
    { name: "X-Told", text: "e-1" },
    { name: "X-Odd", text: expect.stringMatching(/^[\x20-\x7e\xa0-\xff]+$/) },
    { name: "X-Optional" },
  ]);
  for (const { name, text = "" } of headers) expect(() => new Headers({ [name]: text })).not.toThrow();
});
