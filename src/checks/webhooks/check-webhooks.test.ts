import { describe, expect, test } from "vitest";
import { sign, type WireRequest } from "../../auth/index.ts";
import { content, contractOf } from "../fixtures/contract-of.ts";
import { apiReport } from "../report/api-report.ts";
import { checkWebhooks, type Deliver } from "./check-webhooks.ts";

const payload = {
  type: "object",
  required: ["event", "amount"],
  properties: { event: { type: "string" }, amount: { type: "integer" } },
};
const contract = await contractOf({
  components: {
    securitySchemes: {
      signature: {
        type: "apiKey",
        in: "header",
        name: "x-signature",
        "x-value": "t={unixSeconds},v1={hex(hmacSha256(webhookSecret, unixSeconds, body))}",
        "x-clock-skew": 300,
      },
    },
  },
  webhooks: {
    paid: {
      post: {
        operationId: "receivePaid",
        security: [{ signature: [] }],
        parameters: [{ name: "x-event-id", in: "header", required: true, schema: { type: "string" } }],
        requestBody: content(payload, "application/json", { example: { event: "paid", amount: 100 } }),
        responses: { 200: { description: "" } },
      },
    },
  },
});
const credentials = { webhookSecret: "a secret of webhooks" };

const good: { json: unknown; id?: string; at?: number; secret?: string } = {
  json: { event: "paid", amount: 100 },
  id: "e-1",
};

/** A webhook as its sender signs it, and as it comes. */
async function sent({
  json,
  id,
  at = Date.now(),
  secret = credentials.webhookSecret,
}: typeof good): Promise<WireRequest> {
  const headers = new Headers({ "content-type": "application/json", ...(id && { "x-event-id": id }) });
  const body = new TextEncoder().encode(JSON.stringify(json));
  const request = { method: "POST", url: "https://receiver.test/", headers, body };
  return sign(contract.schemes, ["signature"], request, { webhookSecret: secret }, { at });
}

const check = async (deliver: Deliver) => (await checkWebhooks({ contract, deliver, credentials }))[0];
const summaries = async (deliver: Deliver) =>
  (await check(deliver))?.findings.map(({ kind, message }) => `${kind}: ${message}`);

test("a webhook that is signed and fits the contract passes, and is covered", async () => {
  const result = await check(() => sent(good));
  expect(result).toMatchObject({ ok: true, findings: [], case: { kind: "webhook", operation: "receivePaid" } });
  const { coverage, passed } = apiReport(contract, [result as never]);
  expect({ passed, coverage }).toMatchObject({
    passed: 1,
    coverage: { percent: 100, webhooks: { covered: 1, total: 1 } },
  });
});

describe("a finding names", () => {
  test.each<[string, Partial<typeof good>, RegExp]>([
    ["another key", { secret: "b secret of webhooks" }, /^signature: /],
    ["a clock of the day before", { at: Date.now() - 86_400_000 }, /^signature: .*86\d{3} s/],
    ["a property that is missing", { json: { event: "paid" } }, /^body: .*amount/],
    ["a property of another type", { json: { event: "paid", amount: "100" } }, /^body: /],
    ["a property that the contract does not know", { json: { event: "paid", amount: 100, more: 1 } }, /^undeclared: /],
    ["a header that is missing", { id: "" }, /^header: the header x-event-id is missing/],
  ])("%s", async (_, wrong, expected) => {
    const found = await summaries(() => sent({ ...good, ...wrong }));
    expect(found).toEqual([expect.stringMatching(expected)]);
    expect(String(found)).not.toContain("secret of webhooks");
  });

  test("a body that was changed after it was signed, and a signature that is missing", async () => {
    const changed = async () => ({
      ...(await sent(good)),
      body: new TextEncoder().encode('{"event":"paid","amount":900}'),
    });
    expect(await summaries(changed)).toEqual([expect.stringMatching(/^signature: /)]);
    const bare = async () => {
      const request = await sent(good);
      request.headers.delete("x-signature");
      return request;
    };
    expect(await summaries(bare)).toEqual([expect.stringMatching(/^signature: .*x-signature/)]);
  });
});

test("a webhook that nobody can send is skipped, and not covered for the same reason", async () => {
  const result = await check(async () => "the contract has no example");
  expect(result).toMatchObject({ skipped: "the contract has no example", findings: [] });
  expect(apiReport(contract, [result as never]).coverage.missing).toEqual([
    "webhook paid: the contract has no example",
  ]);
});
