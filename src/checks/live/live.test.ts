import { describe, expect, test } from "vitest";
import type { Contract } from "../../contract/index.ts";
import { connectToLedger, ledger, ledgerServer } from "../fixtures/ledger-server.ts";
import { type Answer, serve } from "../fixtures/serve.ts";
import { type CheckResult, type RunOptions, runCases } from "../run-checks.ts";
import { type Clock, createPace } from "./pace.ts";
import { createSilence } from "./silence.ts";

const contract = await ledger();

/** Runs the checks against a ledger on a port. */
async function check(options: Partial<RunOptions> = {}, answer: Answer = ledgerServer()) {
  const { value, got } = await serve(answer, (baseUrl) =>
    runCases({ contract, connect: connectToLedger, wire: fetch, target: "live", ...options, baseUrl }),
  );
  return { ...value, got };
}

/** The ids of the payments that a ledger has. */
async function idsIn(answer: ReturnType<typeof ledgerServer>): Promise<string[]> {
  const headers = { "x-key": "ledger-key-0001" };
  const response = await answer(new Request("https://ledger.test/payments?limit=50", { headers }));
  return (await response.json()).items.map(({ id }: { id: string }) => id);
}

const failed = ({ results }: { results: readonly CheckResult[] }) =>
  results.flatMap(({ ok, case: one, findings }) => (ok ? [] : [`${one.name}: ${findings[0]?.message}`]));

const unsure = ({ results }: { results: readonly CheckResult[] }) =>
  results.flatMap(({ inconclusive }) => inconclusive ?? []);

const changed = (map: (operation: Contract["operations"][0]) => Contract["operations"]): Contract => ({
  ...contract,
  operations: contract.operations.flatMap(map),
});

test("without write, a live target gets reads only", async () => {
  const { got } = await check();
  expect(got.length).toBeGreaterThan(3);
  expect(got.filter((line) => !line.startsWith("GET "))).toEqual([]);
});

describe("with write", () => {
  test("what the run did not create is neither changed nor deleted, whatever is named for it", async () => {
    const answer = ledgerServer();
    const parameters = { id: "pay_00000001", "deletePayment.id": "pay_00000001" };
    const run = await check({ write: true, parameters }, answer);
    expect(run.got).toContain("GET /payments/pay_00000001");
    expect(run.got.filter((line) => /^(PATCH|DELETE) .*pay_00000001$/.test(line))).toEqual([]);
    expect(run.got.filter((line) => line.startsWith("DELETE "))).not.toEqual([]);
    expect(failed(run)).toEqual([]);
  });

  test("what the run created is deleted at its end", async () => {
    const answer = ledgerServer();
    const { left } = await check({ write: true }, answer);
    expect(await idsIn(answer)).toEqual(["pay_00000001"]);
    expect(left).toEqual([]);
  });

  test("random requests keep to the same rules, and find nothing where nothing is wrong", async () => {
    const answer = ledgerServer();
    const run = await check({ write: true, random: { count: 10, seed: 1 } }, answer);
    const random = run.results.filter(({ case: one }) => one.kind === "random");
    expect(random).toHaveLength(contract.operations.length);
    // What the cases deleted is gone.
    const gone = "got 404: a refusal that is not about the request itself";
    expect(random.map(({ inconclusive, skipped }) => inconclusive ?? skipped).filter(Boolean)).toEqual([gone]);
    expect(random.flatMap(({ findings }) => findings)).toEqual([]);
    expect(run.got.filter((line) => /^(PATCH|DELETE) .*pay_00000001$/.test(line))).toEqual([]);
    expect(await idsIn(answer)).toEqual(["pay_00000001"]);
  });

  test("what cannot be deleted is listed", async () => {
    const { left } = await check({
      contract: changed((one) => (one.id === "deletePayment" ? [] : [one])),
      write: true,
    });
    expect(left.length).toBeGreaterThan(0);
    expect(left[0]).toMatch(/^made by createPayment: payment "pay_\d{8}"(, "pay_\d{8}")*$/);
  });

  test("what may have been made by a request that got no response is listed too", async () => {
    let lost = 0;
    const wire: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (response.status !== 201 || ++lost > 2) return response;
      await response.body?.cancel();
      throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
    };
    const { left } = await check({ write: true, wire });
    expect(left).toEqual(["perhaps what createPayment was asked for, 2 times: no response came"]);
  });

  test("what moves money is sent only when it is named", async () => {
    const money = changed((one) => [one.id === "updatePayment" ? { ...one, money: true } : one]);
    const without = await check({ contract: money, write: true });
    expect(without.got.filter((line) => line.startsWith("PATCH "))).toEqual([]);
    const skipped = without.results.find(({ case: one }) => one.operation === "updatePayment")?.skipped;
    expect(skipped).toBe("it moves money: name it with --money updatePayment");
    const named = await check({ contract: money, write: true, money: ["updatePayment"] });
    expect(named.got.filter((line) => line.startsWith("PATCH "))).not.toEqual([]);
  });
});

/** A clock that only goes on when somebody waits. */
function fakeClock(): Clock & { waits: number[] } {
  let time = 1_000_000;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    async wait(ms) {
      waits.push(ms);
      time += ms;
    },
  };
}

describe("how often requests are sent", () => {
  test("up to each limit nothing waits, and then as long as it takes", async () => {
    const clock = fakeClock();
    const next = createPace(clock);
    const limits = [
      { requests: 2, seconds: 10 },
      { requests: 3, seconds: 60 },
    ];
    const waited = [];
    for (let i = 0; i < 5; i++) waited.push(await next(limits));
    expect(waited).toEqual([0, 0, 10_000, 50_000, 0]);
  });

  test("a rate that is asked for is kept to", async () => {
    const clock = fakeClock();
    const { got } = await check({ rate: 5, clock });
    expect(clock.waits.length).toBe(Math.ceil(got.length / 5) - 1);
  });

  test("a limit of the contract is kept to", async () => {
    const clock = fakeClock();
    const limit = { "x-rate-limit": { limits: [{ requests: 4, seconds: 30 }] } };
    const { got } = await check({ contract: { ...contract, document: { ...contract.document, ...limit } }, clock });
    expect(clock.waits.length).toBe(Math.ceil(got.length / 4) - 1);
  });

  test("a 429 is asked again when it says, and is no finding", async () => {
    const clock = fakeClock();
    const answer = ledgerServer();
    let calls = 0;
    const busy: Answer = async (request) =>
      calls++ === 0 ? new Response(null, { status: 429, headers: { "retry-after": "7" } }) : answer(request);
    const run = await check({ clock }, busy);
    expect(clock.waits).toEqual([7000]);
    expect(unsure(run).filter((reason) => reason.includes("429"))).toEqual([]);
    expect(failed(run)).toEqual([]);
  });
});

test("a wait is told before it begins, with its reason", async () => {
  const waits: string[] = [];
  const onWait = (ms: number, why: string) => void waits.push(`${ms} ${why}`);
  const answer = ledgerServer();
  let calls = 0;
  const busy: Answer = async (request) =>
    calls++ === 0 ? new Response(null, { status: 429, headers: { "retry-after": "7" } }) : answer(request);
  await check({ clock: fakeClock(), onWait, rate: 5 }, busy);
  expect(waits.slice(0, 2)).toEqual([
    "7000 since the server asked for it with a 429",
    "53000 to keep to the limit of requests",
  ]);
});

test("a server that hangs ends the run after two requests, in one sentence", async () => {
  const { got, error } = await check({ timeoutMs: 20, write: true }, () => new Promise(() => {}));
  expect(got.length).toBeLessThanOrEqual(2);
  expect(String(error)).toMatch(
    /ledger: http:\S+ does not respond: 2 requests in a row, each with no response within 20 ms\. Check the URL/,
  );
});

describe("a base URL that is another one than the API's", () => {
  test.each([
    ["nothing", () => new Response(null, { status: 404 })],
    ["a page", () => new Response("<h1>Not found</h1>", { status: 404, headers: { "content-type": "text/html" } })],
  ])("is one finding, where each response is a 404 with %s", async (_, respond) => {
    for (const write of [false, true]) {
      const run = await check({ write }, async () => respond());
      expect(failed(run)).toEqual([
        expect.stringMatching(
          /: nothing at http:\S+ seems to be this API: each of \d+ requests got 404; check the base/,
        ),
      ]);
      expect(unsure(run).length).toBe(run.results.filter(({ skipped }) => skipped === undefined).length - 1);
    }
  });

  test("is not suspected where the 404 is the contract's own", async () => {
    const run = await check({}, async () => Response.json({ code: "refused" }, { status: 404 }));
    expect(failed(run).join()).not.toContain("seems to be this API");
  });
});

test("one that responded once, or fails in several ways, does not", () => {
  const silence = createSilence("ledger", "https://ledger.test");
  for (const reason of ["late", "late", "broken", "late", "late", "late"]) silence.failed("broken", reason);
  const heard = createSilence("ledger", "https://ledger.test");
  heard.failed("late", "late");
  heard.heard();
  for (let i = 0; i < 9; i++) heard.failed("late", "late");
});

test("a server that fails at everything breaks nothing: nobody knows what it does when it works", async () => {
  const run = await check({ write: true }, async () => new Response(null, { status: 500 }));
  expect(failed(run)).toEqual([]);
  expect(unsure(run).every((reason) => reason.includes("500"))).toBe(true);
});

test("a server that refuses everything is waited for five minutes in all", async () => {
  const clock = fakeClock();
  await check({ clock }, async () => new Response(null, { status: 429, headers: { "retry-after": "70" } }));
  expect(clock.waits).toEqual([70_000, 70_000, 70_000, 70_000]);
});

describe("a connection that breaks", () => {
  const breaking = (method: string): Answer => {
    const answer = ledgerServer();
    let calls = 0;
    return async (request) => (request.method === method && calls++ % 3 === 0 ? undefined : answer(request));
  };

  test("is tried again for a read", async () => {
    const run = await check({}, breaking("GET"));
    expect(failed(run)).toEqual([]);
    expect(unsure(run).filter((reason) => reason.includes("connection"))).toEqual([]);
  });

  test("is tried once: a server that breaks each is found out", async () => {
    const run = await check({}, async () => undefined);
    expect(failed(run)[0]).toMatch(/no response: the connection broke \((ECONNRESET|UND_ERR_SOCKET)\)$/);
  });

  test("says nothing of a write, which is not sent again", async () => {
    const run = await check({ write: true }, breaking("PATCH"));
    expect(failed(run)).toEqual([]);
    expect(unsure(run)[0]).toMatch(/the connection broke/);
  });
});
