import { describe, expect, test } from "vitest";
import { parseTemplate, type Scheme } from "../auth/index.ts";
import {
  constructEvent,
  type PayloadDrift,
  signTestEvent,
  type WebhookError,
  type WebhooksDescriptor,
} from "./index.ts";

const scheme = (name: string, value: string, more: Partial<Scheme> = {}): Scheme => ({
  in: "header",
  name,
  value: parseTemplate(value),
  ...more,
});

interface Payloads {
  "parcel.sent": { event: "parcel.sent"; to: string };
  "parcel.lost": { event: "parcel.lost"; why?: string };
}

const api: WebhooksDescriptor<Payloads, "event"> = {
  api: "acme",
  discriminator: "event",
  schemes: { signature: scheme("X-Acme-Signature", "sha256={hex(hmacSha256(webhookSecret, body))}") },
  webhooks: {
    "parcel.sent": { security: [["signature"]], values: ["parcel.sent"] },
    "parcel.lost": { security: [["signature"]], values: ["parcel.lost"] },
  },
  validators: async () => ({
    validators: {
      "parcel.sent": Object.assign((payload: unknown) => "to" in (payload as object), {
        errors: [{ instancePath: "", message: "must have required property 'to'" }],
      }),
    },
  }),
};

const clocked: WebhooksDescriptor = {
  api: "clocked",
  schemes: {
    signature: scheme("X-Sig", 't={unixSeconds},v1={hex(hmacSha256(webhookSecret, unixSeconds, ".", body))}', {
      clockSkew: 300,
    }),
  },
  webhooks: { event: { security: [["signature"]] } },
};

const why = "Its pages do not say how events are signed.";
const mixed: WebhooksDescriptor<{ callback: { status: string }; event: { event: string; payload: object } }, never> = {
  api: "mixed",
  schemes: {
    callback: scheme("Authorization", "V1 {hex(sha512(merchantKey, body))}"),
    nobodyKnows: scheme("Authorization", "", { unknown: why }),
  },
  webhooks: {
    callback: { security: [["callback"]] },
    event: {
      security: [["nobodyKnows"]],
      unsigned: { required: ["event", "payload"], known: ["event", "payload", "at"] },
    },
  },
};

const secret = "a-secret-of-ours";
const at = 1_700_000_000_000;
const sent = (payload: object | string = { event: "parcel.sent", to: "Ana" }) =>
  signTestEvent(api, "parcel.sent", payload as Payloads["parcel.sent"], secret);

const refusal = (promise: Promise<unknown>): Promise<WebhookError> =>
  promise.then(
    () => {
      throw new Error("expected a refusal");
    },
    (error) => error,
  );

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

describe("what is refused, and what to check", () => {
  test("a body that was parsed, with the way to its bytes", async () => {
    const { headers } = await sent();
    for (const [raw, got] of [
      [{ event: "parcel.sent" }, "an object: the body was parsed already"],
      [[], "an array: the body was parsed already"],
      [undefined, "undefined: nobody read the body"],
      ["[object Object]", "an object written as text"],
      [new Request("http://localhost"), "the request itself"],
    ] as const) {
      const error = await refusal(constructEvent(api, raw as never, headers, secret));
      expect(error).toMatchObject({ name: "WebhookError", code: "body-parsed", status: 500 });
      expect(error.message).toContain(`acme: expected the raw bytes of the body, got ${got}`);
      expect(error.message).toMatch(/express\.raw.*parseAs: "buffer".*request\.arrayBuffer\(\)/);
    }
  });

  test("a header that is missing, by its name", async () => {
    const { body } = await sent();
    const error = await refusal(constructEvent(api, body, {}, secret));
    expect(error).toMatchObject({ code: "header-missing", header: "X-Acme-Signature", status: 400 });
    expect(error.message).toMatch(/^acme: the header X-Acme-Signature is missing\. /);
    await expect(constructEvent(api, body, undefined as never, secret)).rejects.toThrow("expected the headers");
  });

  test("a header of another form", async () => {
    const { body } = await sent();
    const error = await refusal(constructEvent(api, body, { "x-acme-signature": "abc" }, secret));
    expect(error).toMatchObject({ code: "header-malformed", header: "X-Acme-Signature" });
    expect(error.message).toContain('the form "sha256=<signature>"');
  });

  test("a secret that is missing or empty, before anything is compared", async () => {
    const { body, headers } = await signTestEvent(api, "parcel.sent", { event: "parcel.sent", to: "" }, secret);
    for (const none of ["", "  ", undefined, [], [secret, ""], {}])
      expect(await refusal(constructEvent(api, body, headers, none as never))).toMatchObject({
        code: "secret-missing",
        status: 500,
      });
  });

  test("another secret, or another body: which of the two cannot be told", async () => {
    const { body, headers } = await sent();
    for (const attempt of [
      constructEvent(api, body, headers, "another-secret"),
      constructEvent(api, body, headers, ["another-secret", "one-more"]),
      constructEvent(api, body.replace("Ana", "Eve"), headers, secret),
    ]) {
      const error = await refusal(attempt);
      expect(error).toMatchObject({ code: "wrong-signature", header: "X-Acme-Signature" });
      expect(error.message).toMatch(/Check that (the one|one of the 2) given is the provider's webhookSecret for this/);
    }
  });

  test("a secret with a line end, as files and dashboards give it", async () => {
    const { body, headers } = await sent();
    const error = await refusal(constructEvent(api, body, headers, `${secret}\n`));
    expect(error.code).toBe("wrong-secret");
    expect(error.message).toContain("Trim it");
  });

  test.each([
    [
      "compact JSON",
      '{"event":"parcel.sent","to":"Žana/1"}',
      (v: unknown) => JSON.stringify(v, null, 2),
      "as compact JSON.",
    ],
    [
      "indented JSON",
      '{\n  "event": "parcel.sent",\n  "to": "Ana"\n}',
      (v: unknown) => JSON.stringify(v),
      "as JSON indented by 2",
    ],
    [
      "JSON of Python",
      '{"event": "parcel.sent", "to": "\\u017dana"}',
      (v: unknown) => JSON.stringify(v),
      "as JSON in ASCII with a space",
    ],
    ["JSON of PHP", '{"event":"parcel.sent","to":"a\\/b"}', (v: unknown) => JSON.stringify(v), "with escaped slashes"],
    ["a line end", '{"event":"parcel.sent"}\n', (v: unknown) => JSON.stringify(v), "with a line end after it"],
    [
      "no white space",
      '{"event":"parcel.sent"}',
      (v: unknown) => ` ${JSON.stringify(v)}\r\n`,
      "without the white space",
    ],
  ])("a body that was sent as %s and rewritten", async (_, original, rewrite, said) => {
    const { headers } = await sent(original);
    const error = await refusal(constructEvent(api, rewrite(JSON.parse(original)), headers, secret));
    expect(error.code).toBe("body-changed");
    expect(error.message).toContain(said.replace(/\.$/, ""));
    expect(error.message).toContain("a body parser, a proxy or a gateway");
  });

  describe("a body in Base64, as API gateways hand it over", () => {
    const original = '{"event":"parcel.sent","to":"Žana ???>>>"}';
    const base64 = Buffer.from(original).toString("base64");
    const forms = {
      "in one line": base64,
      "with a line end": `${base64}\n`,
      "in lines of 20": base64.replace(/.{20}/g, "$&\r\n"),
      "without padding": base64.replace(/=+$/, ""),
      "in the alphabet for URLs": Buffer.from(original).toString("base64url"),
    };

    test.each(Object.entries(forms))("%s is named, and never accepted", async (_, body) => {
      const { headers } = await sent(original);
      for (const raw of [body, Buffer.from(body)]) {
        const error = await refusal(constructEvent(api, raw, headers, ["another-secret", secret]));
        expect(error).toMatchObject({ code: "body-changed", header: "X-Acme-Signature", status: 400 });
        expect(error.message).toMatch(
          /^acme: the signature fits the body decoded from Base64\. .*isBase64Encoded: true/,
        );
        expect(error.message).not.toContain("Žana");
      }
      expect(await constructEvent(api, original, headers, secret)).toEqual(JSON.parse(original));
    });

    test("is not named where the secret or the sender is another", async () => {
      const { headers } = await sent(original);
      const forged = Buffer.from(original.replace("sent", "lost")).toString("base64");
      for (const attempt of [
        constructEvent(api, base64, headers, "another-secret"),
        constructEvent(api, forged, headers, secret),
      ])
        expect(await refusal(attempt)).toMatchObject({ code: "wrong-signature" });
    });

    test("is accepted where the vendor itself sends and signs Base64", async () => {
      const open: WebhooksDescriptor = { ...api, webhooks: { event: { security: [["signature"]], body: "text" } } };
      const { headers } = await sent(base64);
      expect(await refusal(constructEvent(open, original, headers, secret))).toMatchObject({ code: "wrong-signature" });
      expect(await constructEvent(open, base64, headers, secret)).toBe(base64);
    });

    test("is named where the signature is made of properties of the body, or stands in it", async () => {
      const properties: WebhooksDescriptor = {
        api: "properties",
        schemes: { signature: scheme("X-Sig", '{hex(sha256(secret, json(body, "/id")))}') },
        webhooks: { event: { security: [["signature"]] } },
      };
      const inside: WebhooksDescriptor = {
        api: "inside",
        schemes: { digest: scheme("/digest", '{hex(sha256(secret, json(body, "/id")))}', { in: "body" }) },
        webhooks: { event: { security: [["digest"]] } },
      };
      for (const descriptor of [properties, inside]) {
        const { body, headers } = await signTestEvent(descriptor, "event", { id: 7 }, secret);
        const error = await refusal(constructEvent(descriptor, btoa(body), headers, secret));
        expect(error).toMatchObject({ code: "body-changed" });
        expect(error.message).toContain("isBase64Encoded");
        const other = await refusal(constructEvent(descriptor, btoa(body), headers, "another-secret"));
        expect(other.code).toBe(descriptor === inside ? "header-missing" : "body-malformed");
      }
    });
  });

  test("a clock that is too far off, with both numbers", async () => {
    const { body, headers } = await signTestEvent(clocked, "event", {}, secret, { at });
    const late = await refusal(constructEvent(clocked, body, headers, secret, { now: at + 400_000 }));
    expect(late).toMatchObject({ code: "too-old", header: "X-Sig" });
    expect(late.message).toContain("is 400 s behind ours; at most 300 s are allowed");
    expect((await refusal(constructEvent(clocked, body, headers, secret, { now: at - 301_000 }))).code).toBe("too-old");
    const strict = refusal(constructEvent(clocked, body, headers, secret, { now: at + 11_000, maxAge: 10 }));
    expect((await strict).message).toContain("at most 10 s");
  });

  test("an age or a time that is no number, which nothing could be too old for", async () => {
    const { body, headers } = await signTestEvent(clocked, "event", {}, secret, { at });
    for (const options of [{ maxAge: Number.NaN }, { now: Number.NaN }, { maxAge: -1 }, { maxAge: "x" as never }])
      await expect(constructEvent(clocked, body, headers, secret, options)).rejects.toThrow("to be a number from 0 on");
  });

  test("a limit of age where no clock is signed", async () => {
    const { body, headers } = await sent();
    await expect(constructEvent(api, body, headers, secret, { maxAge: 60 })).rejects.toThrow(
      "acme: maxAge cannot be kept: no signed header carries a clock",
    );
  });

  test("a body that is signed and is no JSON", async () => {
    const { body, headers } = await sent("not JSON");
    expect(await refusal(constructEvent(api, body, headers, secret))).toMatchObject({
      code: "body-malformed",
      message: "acme: expected a body of JSON, got 8 bytes that are not",
    });
  });

  test("nothing that is said has a secret, a signature or a value of the payload in it", async () => {
    const { body, headers } = await sent({ event: "parcel.sent", to: "Ana Anić" });
    const signature = (headers["x-acme-signature"] as string).slice(7);
    const errors = await Promise.all(
      [
        constructEvent(api, JSON.parse(body), headers, secret),
        constructEvent(api, body, {}, secret),
        constructEvent(api, body, { "x-acme-signature": signature }, secret),
        constructEvent(api, `${body} `, headers, secret),
        constructEvent(api, body, headers, `${secret} `),
        constructEvent(api, body, headers, [secret.slice(1), "other-secret"]),
      ].map(refusal),
    );
    for (const error of errors) {
      const text = JSON.stringify({ ...error, message: error.message, stack: error.stack?.split("\n    at ")[0] });
      for (const value of [secret, secret.slice(1), "other-secret", signature, "Ana", "Anić"])
        expect(text).not.toContain(value);
    }
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
