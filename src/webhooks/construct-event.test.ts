import { describe, expect, test } from "vitest";
import { api, at, clocked, mixed, refusal, scheme, secret, sent, why } from "./fixtures/senders.ts";
import { constructEvent, type PayloadDrift, signTestEvent, type WebhooksDescriptor } from "./index.ts";

describe("what is let in", () => {
  test("bytes, a part of a buffer, a buffer and text are the same body", async () => {
    const { body, headers } = await sent();
    const bytes = new TextEncoder().encode(body);
    const inside = new Uint8Array(bytes.length + 8).fill(32);
    inside.set(bytes, 4);
    for (const raw of [bytes, Buffer.from(body), inside.subarray(4, -4), bytes.buffer as ArrayBuffer, body])
      expect(await constructEvent(api, raw, headers, secret)).toEqual({ event: "parcel.sent", to: "Ana" });
  });

  test("headers come from fetch, from Node, as pairs or as a record of any case", async () => {
    const { body, headers } = await sent();
    const value = headers["x-acme-signature"] as string;
    for (const given of [
      new Headers(headers),
      { "X-ACME-SIGNATURE": value, ":path": "/hook", "set-cookie": ["a", "b"], missing: undefined },
      { "x-acme-signature": [value] },
      [["X-Acme-Signature", value]] as [string, string][],
    ])
      expect(await constructEvent(api, body, given, secret)).toMatchObject({ to: "Ana" });
  });

  test("any of several secrets will do, so that one can be changed", async () => {
    const { body, headers } = await sent();
    expect(await constructEvent(api, body, headers, ["the-next-one", secret])).toMatchObject({ to: "Ana" });
  });

  test("an event that the contract does not know", async () => {
    const { body, headers } = await sent({ event: "parcel.found", where: "Graz" });
    expect(await constructEvent(api, body, headers, secret)).toEqual({ event: "parcel.found", where: "Graz" });
  });

  test("a payload that breaks the contract, which is reported", async () => {
    const heard: PayloadDrift[] = [];
    const onDrift = (drift: PayloadDrift) => heard.push(drift);
    for (const payload of [{ event: "parcel.sent" }, { event: "parcel.found" }, { to: "Ana" }]) {
      const { body, headers } = await sent(payload);
      expect(await constructEvent(api, body, headers, secret, { onDrift })).toEqual(payload);
    }
    expect(heard).toEqual([
      { api: "acme", webhook: "parcel.sent", pointer: "", message: "must have required property 'to'" },
      { api: "acme", pointer: "/event", message: 'the name of the event "parcel.found" is not in the contract' },
      { api: "acme", pointer: "/event", message: "the name of the event is missing" },
    ]);
  });

  test("a listener or a validator that throws stops nothing", async () => {
    const { body, headers } = await sent({ event: "parcel.sent" });
    const onDrift = () => {
      throw new Error("of the listener");
    };
    expect(await constructEvent(api, body, headers, secret, { onDrift })).toEqual({ event: "parcel.sent" });
  });

  test("a clock that is off by as much as the contract allows", async () => {
    const { body, headers } = await signTestEvent(clocked, "event", {}, secret, { at });
    expect(await constructEvent(clocked, body, headers, secret, { now: at + 300_000 })).toEqual({});
    expect(await constructEvent(clocked, body, headers, secret, { now: at - 300_000 })).toEqual({});
  });
});
test("a body that has to be JSON to be verified, and is none, is said to be that", async () => {
  const inside: WebhooksDescriptor = {
    api: "inside",
    schemes: { signature: scheme("X-Sig", '{hex(sha256(secret, json(body, "/id")))}') },
    webhooks: { event: { security: [["signature"]] } },
  };
  const { headers } = await signTestEvent(inside, "event", { id: 7 }, secret);
  expect(await constructEvent(inside, '{"id":7}', headers, secret)).toEqual({ id: 7 });
  expect(await refusal(constructEvent(inside, "id=7", headers, secret))).toMatchObject({ code: "body-malformed" });

  const either: WebhooksDescriptor = {
    api: "either",
    schemes: { ...inside.schemes, whole: scheme("X-Whole", "{hex(sha256(secret, body))}") },
    webhooks: { event: { security: [["signature"], ["whole"]], body: "text" } },
  };
  const whole = await signTestEvent(
    { ...either, webhooks: { event: { security: [["whole"]] } } },
    "event",
    "id=7",
    secret,
  );
  expect(await constructEvent(either, "id=7", { "x-sig": "0", ...whole.headers }, secret)).toBe("id=7");
});

describe("a webhook that nobody can verify", () => {
  const event = JSON.stringify({ event: "sold", payload: { status: "approved" } });
  const callback = () => signTestEvent(mixed, "callback", { status: "approved" }, secret);

  test("is refused with the contract's reason, unless that is asked for", async () => {
    for (const options of [{}, { webhook: "event" as const }]) {
      const error = await refusal(constructEvent(mixed, event, {}, secret, options));
      expect(error).toMatchObject({ code: "unsigned" });
      expect(error.message).toContain(why.slice(0, -1));
      expect(error.message).toContain('Pass { unsigned: "accept" }');
    }
    expect(await constructEvent(mixed, event, {}, secret, { unsigned: "accept" })).toEqual(JSON.parse(event));
    expect(await constructEvent(mixed, event, {}, [], { webhook: "event", unsigned: "accept" })).toEqual(
      JSON.parse(event),
    );
  });

  test("leaves the signed ones of the same API as strict as they are", async () => {
    const { body, headers } = await callback();
    expect(await constructEvent(mixed, body, headers, secret)).toEqual({ status: "approved" });
    const forged = '{"status":"approved"}';
    for (const options of [{}, { unsigned: "accept" }, { webhook: "callback", unsigned: "accept" }] as const) {
      const attempt = constructEvent(mixed, forged, { authorization: `V1 ${"0".repeat(128)}` }, secret, options);
      expect(await refusal(attempt)).toMatchObject({ code: "wrong-signature" });
    }
  });

  test("is not let in when it could be taken for a signed one", async () => {
    const both = '{"event":"sold","payload":{},"status":"approved"}';
    expect(await refusal(constructEvent(mixed, both, {}, secret, { unsigned: "accept" }))).toMatchObject({
      code: "header-missing",
    });
  });

  test("is one too when the contract demands nothing, or a value without a credential", async () => {
    for (const security of [[], [[]], [["clock"]]]) {
      const open: WebhooksDescriptor = {
        api: "open",
        schemes: { clock: scheme("X-Time", "{unixSeconds}") },
        webhooks: { event: { security } },
      };
      expect(await refusal(constructEvent(open, "{}", { "x-time": "1" }, secret))).toMatchObject({ code: "unsigned" });
      expect(await constructEvent(open, "{}", {}, secret, { unsigned: "accept" })).toEqual({});
    }
  });
});

describe("one webhook of several", () => {
  test("is taken by its name, and another one is refused", async () => {
    const { body, headers } = await sent();
    expect(await constructEvent(api, body, headers, secret, { webhook: "parcel.sent" })).toMatchObject({ to: "Ana" });
    expect(await refusal(constructEvent(api, body, headers, secret, { webhook: "parcel.lost" }))).toMatchObject({
      code: "unexpected-event",
    });
    await expect(constructEvent(api, body, headers, secret, { webhook: "parcel" as never })).rejects.toThrow(
      'acme: no webhook "parcel"; there are parcel.sent, parcel.lost',
    );
  });
});

describe("a contract that signs more than the body", () => {
  const addressed: WebhooksDescriptor = {
    api: "addressed",
    schemes: { signature: scheme("X-Sig", "{keyId}:{base64(hmacSha1(secretKey, url, body))}") },
    webhooks: { event: { security: [["signature"]] } },
  };
  const credentials = { keyId: "k1", secretKey: secret };

  test("asks for the address, and for its credentials by name", async () => {
    const url = "https://shop.example/hook?shop=1";
    const { body, headers } = await signTestEvent(addressed, "event", {}, credentials, { url });
    expect(await constructEvent(addressed, body, headers, credentials, { url })).toEqual({});
    expect(
      await constructEvent(addressed, body, headers, [{ ...credentials, secretKey: "x" }, credentials], { url }),
    ).toEqual({});
    expect(await refusal(constructEvent(addressed, body, headers, credentials, { url: `${url}1` }))).toMatchObject({
      code: "wrong-signature",
    });
    expect(
      await refusal(constructEvent(addressed, body, headers, { ...credentials, keyId: "k2" }, { url })),
    ).toMatchObject({ code: "wrong-secret" });
    await expect(constructEvent(addressed, body, headers, credentials)).rejects.toThrow("expected the option url");
    await expect(constructEvent(addressed, body, headers, secret, { url })).rejects.toThrow(
      "expected an object with the credentials keyId, secretKey",
    );
    await expect(signTestEvent(addressed, "event", {}, credentials)).rejects.toThrow("expected the option url");
  });
});
