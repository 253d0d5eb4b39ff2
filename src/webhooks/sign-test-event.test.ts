import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { parseTemplate } from "../auth/index.ts";
import { constructEvent, signTestEvent, type WebhooksDescriptor } from "./index.ts";

const api: WebhooksDescriptor = {
  api: "acme",
  schemes: {
    signature: {
      in: "header",
      name: "X-Sig",
      value: parseTemplate('t={unixSeconds},v1={hex(hmacSha256(secret, unixSeconds, ".", body))}'),
      clockSkew: 60,
    },
    unknown: { in: "header", name: "X-Sig", value: [], unknown: "Nobody says." },
  },
  webhooks: {
    sent: { security: [["signature"]] },
    lost: { security: [["unknown"]] },
    form: { security: [["signature"]], body: "application/x-www-form-urlencoded" },
  },
  examples: async () => ({ examples: { sent: { payload: { id: 7 }, headers: { "x-id": "d1" } } } }),
};
const at = 1_700_000_000_000;

test("the contract's example is signed where no payload is given", async () => {
  const { body, headers } = await signTestEvent(api, "sent", undefined, "s", { at });
  expect(body).toBe('{"id":7}');
  expect(headers).toEqual({
    "content-type": "application/json",
    "x-id": "d1",
    "x-sig": `t=1700000000,v1=${createHmac("sha256", "s").update('1700000000.{"id":7}').digest("hex")}`,
  });
});

test("text is sent as it is, so that other spellings can be tried", async () => {
  const { body, headers } = await signTestEvent(api, "sent", '{ "id": 8 }', "s");
  expect(body).toBe('{ "id": 8 }');
  expect(await constructEvent(api, body, headers, "s", { webhook: "sent" })).toEqual({ id: 8 });
});

test("a form is written as one", async () => {
  const { body, headers } = await signTestEvent(api, "form", { a: "1&2", b: "ž" }, "s");
  expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(await constructEvent(api, body, headers, "s", { webhook: "form" })).toEqual({ a: "1&2", b: "ž" });
});

test("what nobody knows how to sign comes without a signature", async () => {
  const { headers } = await signTestEvent(api, "lost", { id: 1 }, []);
  expect(headers).toEqual({ "content-type": "application/json" });
});

test("a webhook that is not there, a missing example and a missing secret are said", async () => {
  await expect(signTestEvent(api, "sold", {}, "s")).rejects.toThrow(
    'acme: no webhook "sold"; there are sent, lost, form',
  );
  await expect(signTestEvent(api, "lost", undefined, "s")).rejects.toThrow(
    "no example of the webhook lost; pass a payload",
  );
  await expect(signTestEvent(api, "sent", {}, "")).rejects.toMatchObject({ code: "secret-missing" });
});
