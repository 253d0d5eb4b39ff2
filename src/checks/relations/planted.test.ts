import { describe, expect, test } from "vitest";
import { connectToLedger, ledger, ledgerServer, type Plant } from "../fixtures/ledger-server.ts";
import { serve } from "../fixtures/serve.ts";
import { type ApiReport, apiReport, isFailed } from "../report/api-report.ts";
import { groupFindings } from "../report/group-findings.ts";
import { runChecks } from "../run-checks.ts";

const contract = await ledger();

async function reportOn(plant: Plant, wire?: typeof fetch, baseUrl = "https://ledger.test"): Promise<ApiReport> {
  const server = ledgerServer(plant);
  const results = await runChecks({
    contract,
    connect: connectToLedger,
    wire: wire ?? ((input, init) => server(new Request(input, init))),
    baseUrl,
    target: "live",
    write: true,
  });
  return apiReport(contract, results);
}

/** Findings as `severity operation pointer message`, each once. */
const found = ({ results }: ApiReport): string[] => {
  const lines = results.flatMap(({ findings }) =>
    findings.map(
      ({ severity, operation, pointer, message }) => `${severity} ${operation} ${pointer ?? "-"}: ${message}`,
    ),
  );
  return [...new Set(lines)];
};

/** The report on a server that listens on a port. */
async function overHttp(plant: Plant): Promise<ApiReport> {
  const { value } = await serve(ledgerServer(plant), (baseUrl) => reportOn({}, fetch, baseUrl));
  return value;
}

describe("a server that keeps its contract", () => {
  test("has no finding of any severity, and nothing inconclusive", async () => {
    const report = await reportOn({});
    expect(found(report)).toEqual([]);
    expect(report.results.flatMap(({ case: one, inconclusive }) => (inconclusive ? [one.name] : []))).toEqual([]);
    expect(isFailed(report)).toBe(false);
  });

  test("over a connection as well", async () => expect(found(await overHttp({}))).toEqual([]));
});

test("a deviation is found over a connection as well", async () => {
  const report = await overHttp({ keepsDeleted: true });
  expect(found(report)).toContain("broken getPayment -: is still there, unchanged, after deletePayment deleted it");
});

const oldestFirst: Plant["list"] = (payments, query) => page([...payments].reverse(), query);
const page: NonNullable<Plant["list"]> = (payments, query) => {
  const offset = Number(query.get("offset") ?? 0);
  return payments.slice(offset, offset + Number(query.get("limit") ?? 10));
};

const planted: [what: string, plant: Plant, finding: string | RegExp][] = [
  [
    "an amount times 100",
    { shows: (one) => ({ ...one, amount: one.amount * 100 }) },
    "broken createPayment /amount: the response does not say what the request said",
  ],
  [
    "an amount times 100 in what is read only",
    { shows: (one, method) => (method === "get" ? { ...one, amount: one.amount * 100 } : one) },
    "broken getPayment /amount: is not what createPayment created",
  ],
  ["an update that is lost", { forgetsUpdates: true }, "broken getPayment /note: the update by updatePayment is lost"],
  [
    "an update that changes something else",
    {
      updates: (one) => {
        one.currency = "USD";
        one.amount += 1;
      },
    },
    "broken getPayment /amount: was changed by updatePayment, which was not sent it",
  ],
  [
    "another object than the one asked for",
    { reads: (all, id) => all.find((one) => one.id !== id) ?? all[0] },
    "broken getPayment /id: is not what createPayment created",
  ],
  [
    "a delete that deletes nothing",
    { keepsDeleted: true },
    "broken getPayment -: is still there, unchanged, after deletePayment deleted it",
  ],
  [
    "an object that nobody made",
    { invents: true },
    /^broken getPayment -: expected a refusal \(404\), since nobody made "pay_\d{8}", got 200$/,
  ],
  [
    "an ignored limit",
    { list: (all, query) => all.slice(Number(query.get("offset") ?? 0)) },
    "broken listPayments /items: limit is not kept to",
  ],
  [
    "an ignored offset",
    { list: (all, query) => all.slice(0, Number(query.get("limit") ?? 10)) },
    /^broken listPayments \/items: offset does not go on: "pay_\d{8}" was on the page before$/,
  ],
  [
    "items that are repeated",
    { list: (all, query) => page([...all, ...all], query) },
    /^broken listPayments \/items: the list shows "pay_\d{8}" twice$/,
  ],
  [
    "the wrong order",
    { list: oldestFirst },
    /^broken listPayments \/items: is not in the order of -created: \d+ comes after \d+$/,
  ],
  [
    "a list without what was created",
    { list: (all, query) => page(all.slice(1), query) },
    /^broken listPayments \/items: does not have what createPayment created/,
  ],
  [
    "an id that is always the same",
    { ids: () => "pay_00000009" },
    "broken createPayment /id: is the id of the one that was created before",
  ],
  [
    "a unique value that is taken twice",
    { takesTwice: true },
    /^broken createPayment -: accepted with 201, expected a refusal: reference is unique/,
  ],
  [
    "a total that is wrong",
    { total: (total) => total + 1 },
    "broken listPayments /total: does not agree with what listPayments shows",
  ],
  [
    "a property that every example has, missing",
    { shows: ({ fee, ...rest }) => rest },
    "drift getPayment /fee: is missing; every example has it",
  ],
  [
    "a required property, missing",
    { shows: ({ currency, ...rest }) => rest },
    "broken getPayment : must have required property 'currency'",
  ],
  [
    "a property in another spelling",
    { shows: ({ fee, ...rest }) => ({ ...rest, Fee: fee }) },
    `drift getPayment /Fee: is called "Fee"; the contract calls it "fee"`,
  ],
  [
    "an envelope",
    { shows: (one, method) => (method === "get" ? { data: one } : one) },
    `broken getPayment /data: the response is wrapped in "data", which the contract does not know`,
  ],
  [
    "another case of a known value",
    { shows: (one) => ({ ...one, status: one.status.toUpperCase() }) },
    `drift getPayment /status: "OPEN" is not a known one`,
  ],
  [
    "another case of a value in the examples",
    { shows: (one) => ({ ...one, currency: one.currency.toLowerCase() }) },
    "drift getPayment /currency: has other letters in upper case than the example",
  ],
  ["null for a value", { shows: (one) => ({ ...one, amount: null }) }, "broken getPayment /amount: must be number"],
  [
    "a string for a number",
    { shows: (one) => ({ ...one, amount: String(one.amount) }) },
    "broken getPayment /amount: must be number",
  ],
  [
    "a negative amount of a fee",
    { shows: (one) => ({ ...one, fee: -one.fee }) },
    "drift getPayment /fee: is negative, unlike every example",
  ],
  [
    "a property given twice",
    { writes: (text) => text.replace('"currency"', '"currency":"USD","currency"') },
    "drift getPayment /currency: is there twice in its object; which one counts is left to the reader",
  ],
  [
    "an integer past 2^53",
    { writes: (text) => text.replace(/"serial":\d+/, '"serial":9007199254740993') },
    /^note getPayment \/serial: is past 2\^53/,
  ],
  [
    "a header that is missing",
    { headers: { "x-serial": "" } },
    "drift createPayment -: the header x-serial is missing",
  ],
  [
    "a header that is not documented",
    { headers: { "x-credits": "7" } },
    "note getPayment -: the header x-credits is not documented",
  ],
  [
    "an error of another shape",
    { problem: { error: "no" } },
    'broken createPayment /error: is called "error"; the contract calls it "code"',
  ],
  ["bad input that is taken", { takes: true }, /^broken createPayment -: accepted with 201, expected a rejection/],
  [
    "bad input that is refused with another status",
    { rejectsWith: 409 },
    /^broken createPayment -: expected a rejection \(400 or 422\), got 409$/,
  ],
  [
    "callers without a credential let in",
    { letsIn: true },
    /^broken getPayment -: let in with 200, expected a refusal/,
  ],
];

describe("a server of which one thing is wrong is found out:", () => {
  test.each(planted)("%s", async (_, plant, finding) => {
    const lines = found(await reportOn(plant));
    expect(lines).toContainEqual(typeof finding === "string" ? finding : expect.stringMatching(finding));
  });

  test.each([404, 429, 401, 500, 200])("%i to everything", async (always) => {
    expect(isFailed(await reportOn({ always }))).toBe(true);
  });
});

test("one cause is one finding, however many responses and operations show it", async () => {
  const { results } = await reportOn({ shows: (one) => ({ ...one, amount: `${one.amount}.` }) });
  const groups = groupFindings(results).filter(({ finding }) => finding.kind !== "relation");
  expect(groups.map(({ finding }) => finding.message)).toEqual(["must be number"]);
  expect(groups[0]?.operations).toEqual(["listPayments", "createPayment", "getPayment", "updatePayment"]);
});

test("a value that contradicts several responses is one finding, and says so", async () => {
  const shows: Plant["shows"] = (one, method) => (method === "get" ? { ...one, amount: one.amount * 100 } : one);
  const groups = groupFindings((await reportOn({ shows })).results);
  expect(groups.map(({ finding }) => finding)).toMatchObject([
    {
      severity: "broken",
      operation: "getPayment",
      message: "is not what createPayment created",
      also: expect.arrayContaining(["is not what listPayments shows", expect.stringMatching(/^is 100 times as much/)]),
    },
  ]);
});

test("an integer that one response rounds is not what the other one says", async () => {
  const big = (digits: string) => (text: string) => text.replace(/"serial":\d+/g, `"serial":${digits}`);
  let calls = 0;
  const lines = found(
    await reportOn({ writes: (text) => big(calls++ % 2 ? "9007199254740992" : "9007199254740993")(text) }),
  );
  expect(lines).toContain("drift getPayment /serial: is not what createPayment created");
});

test("what breaks an assumed claim is drift, and proposes to correct the contract", async () => {
  const { results } = await reportOn({ shows: (one) => ({ ...one, note: 7 }) });
  const [finding] = groupFindings(results).flatMap(({ finding }) => (finding.kind === "body" ? [finding] : []));
  expect(finding).toMatchObject({ severity: "drift", evidence: { level: "assumed" } });
  expect(finding?.proposal).toMatch(/^correct the contract at \/components\/schemas\/Payment\/properties\/note: /);
});

test("a finding says what was expected and what came, where it is documented, and how to repeat it", async () => {
  const { results } = await reportOn({ shows: (one) => ({ ...one, amount: one.amount * 100 }) });
  const findings = groupFindings(results).map(({ finding }) => finding);
  const echo = findings.find(({ kind, operation }) => kind === "relation" && operation === "createPayment");
  expect(echo).toMatchObject({ expected: "12.5", got: "1250" });
  expect(echo?.curl).toMatch(
    /^npx countersign sign ledger POST https:\/\/ledger\.test\/payments --body '.*' \| curl -X POST /,
  );
  expect(JSON.stringify(findings)).not.toContain("ledger-key-0001");
});
