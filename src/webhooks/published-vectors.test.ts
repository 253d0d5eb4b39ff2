import { afterEach, describe, expect, test, vi } from "vitest";
import { parseTemplate } from "../auth/index.ts";
import { constructEvent, type WebhooksDescriptor } from "./index.ts";

/** A descriptor written by hand: headers of the scheme, and the form of the payload. */
const receiver = (
  schemes: Record<string, { name: string; value: string; clockSkew?: number }>,
  body?: string,
): WebhooksDescriptor => ({
  api: "somebody",
  schemes: Object.fromEntries(
    Object.entries(schemes).map(([key, scheme]) => [
      key,
      { in: "header" as const, ...scheme, value: parseTemplate(scheme.value) },
    ]),
  ),
  webhooks: { delivery: { security: [Object.keys(schemes)], ...(body && { body }) } },
});

// Printed with its white space, which is signed too.
const invoiceItem = `{
  "id": "evt_123",
  "object": "event",
  "account": "acct_123",
  "api_version": "2017-05-25",
  "created": 1533204620,
  "data": {
    "object": {
      "id": "ii_123",
      "object": "invoiceitem",
      "amount": 1000,
      "currency": "usd",
      "customer": "cus_123",
      "date": 1533204620,
      "description": "Test Invoice Item",
      "discountable": false,
      "invoice": "in_123",
      "livemode": false,
      "metadata": {},
      "period": {
        "start": 1533204620,
        "end": 1533204620
      },
      "plan": null,
      "proration": false,
      "quantity": null,
      "subscription": null
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": "req_123",
    "idempotency_key": "idempotency-key-123"
  },
  "type": "invoiceitem.created"
}
`;

const published = [
  {
    source: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
    api: receiver(
      { signature: { name: "X-Hub-Signature-256", value: "sha256={hex(hmacSha256(secret, body))}" } },
      "text/plain",
    ),
    secret: "It's a Secret to Everybody",
    body: "Hello, World!",
    headers: { "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" },
    at: 0,
    payload: "Hello, World!",
  },
  {
    source: "https://api.slack.com/authentication/verifying-requests-from-slack",
    api: receiver(
      {
        timestamp: { name: "X-Slack-Request-Timestamp", value: "{unixSeconds}", clockSkew: 300 },
        signature: {
          name: "X-Slack-Signature",
          value: 'v0={hex(hmacSha256(signingSecret, "v0:", unixSeconds, ":", body))}',
        },
      },
      "application/x-www-form-urlencoded",
    ),
    secret: "8f742231b10e8888abcd99yyyzzz85a5",
    body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    headers: {
      "x-slack-request-timestamp": "1531420618",
      "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    },
    at: 1_531_420_618_000,
    payload: expect.objectContaining({ command: "/webhook-collect", text: "" }),
  },
  {
    source: "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
    api: receiver({
      timestamp: { name: "webhook-timestamp", value: "{unixSeconds}", clockSkew: 300 },
      signature: {
        name: "webhook-signature",
        value: 'v1,{base64(hmacSha256(unbase64(secret), header("webhook-id"), ".", unixSeconds, ".", body))}',
      },
    }),
    secret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    body: '{"test": 2432232314}',
    headers: {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    },
    at: 1_614_265_330_000,
    payload: { test: 2432232314 },
  },
  {
    source: "https://github.com/stripe/stripe-dotnet/blob/v16.16.0/src/StripeTests/Services/Events/EventUtilityTest.cs",
    api: receiver({
      signature: {
        name: "Stripe-Signature",
        value: 't={unixSeconds},v1={hex(hmacSha256(secret, unixSeconds, ".", body))}',
        clockSkew: 300,
      },
    }),
    secret: "webhook_secret",
    body: invoiceItem,
    headers: {
      "stripe-signature":
        "t=1533204620,v1=f0bdba6d4eacbd8ad8a3bbadd7248e633ec1477f7899c124c51b39405fa36613,v0=63f3a72374a733066c4be69ed7f8e5ac85c22c9f0a6a612ab9a025a9e4ee7eef",
    },
    at: 1_533_204_620_000,
    payload: expect.objectContaining({ id: "evt_123", type: "invoiceitem.created" }),
  },
];

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe.each(published)("$source", ({ api, secret, body, headers, at: now, payload }) => {
  const construct = (raw: string, at: number, key: string) => constructEvent(api, raw, headers, key, { now: at });

  test("is verified", async () => {
    expect(await construct(body, now, secret)).toEqual(payload);
  });

  test("is verified with WebCrypto alone", async () => {
    vi.stubGlobal("process", { ...process, getBuiltinModule: undefined });
    vi.resetModules();
    const { constructEvent } = await import("./index.ts");
    const web = vi.spyOn(crypto.subtle, "sign");
    expect(await constructEvent(api, body, headers, secret, { now })).toEqual(payload);
    expect(web).toHaveBeenCalled();
    await expect(constructEvent(api, `${body}.`, headers, secret, { now })).rejects.toMatchObject({
      code: "wrong-signature",
    });
  });

  test("is refused with another byte, another secret, or at another time", async () => {
    await expect(construct(`${body}.`, now, secret)).rejects.toMatchObject({ code: "wrong-signature" });
    await expect(construct(body, now, `A${secret}A==`)).rejects.toMatchObject({ name: "WebhookError" });
    const hasClock = Object.values(api.schemes).some(({ clockSkew }) => clockSkew);
    if (hasClock) await expect(construct(body, now + 301_000, secret)).rejects.toMatchObject({ code: "too-old" });
  });
});

const printedAsJson = published.filter(({ body }) => body.startsWith("{"));

test.each(printedAsJson)("$source, written again by a parser or a proxy, is said to be that", async (printed) => {
  const again = JSON.stringify(JSON.parse(printed.body));
  await expect(
    constructEvent(printed.api, again, printed.headers, printed.secret, { now: printed.at }),
  ).rejects.toMatchObject({ code: "body-changed" });
});
