import { describe, expect, test } from "vitest";
import { api, at, clocked, refusal, scheme, secret, sent } from "./fixtures/senders.ts";
import { constructEvent, signTestEvent, type WebhooksDescriptor } from "./index.ts";

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
