import { describe, expect, test } from "vitest";
import { baseUrl, connectTo, shelf, shelfServer } from "../fixtures/shelf-server.ts";
import { runChecks } from "../run-checks.ts";
import { type ApiReport, apiReport, isFailed } from "./api-report.ts";

const contract = await shelf();

/** The report on a live server. */
async function reportOn(wire: typeof fetch, write = true): Promise<ApiReport> {
  const options = { contract, connect: connectTo(contract), baseUrl, target: "live" as const, write, relations: [] };
  return apiReport(contract, await runChecks({ ...options, wire }));
}

const always = (status: number): typeof fetch => {
  return async () => (status === 204 ? new Response(null, { status }) : Response.json({ error: "no" }, { status }));
};

describe("an API that says the same to everything fails:", () => {
  test.each([200, 204, 400, 401, 403, 404, 418, 429, 500, 503])("%i", async (status) => {
    for (const write of [true, false]) expect(isFailed(await reportOn(always(status), write))).toBe(true);
  });

  test("of 404, 429, 401 and 500 it is not claimed that anything passed", async () => {
    for (const status of [404, 429, 401, 500]) expect(await reportOn(always(status))).toMatchObject({ passed: 0 });
  });
});

test("an API that keeps its contract passes", async () => {
  const report = await reportOn(shelfServer(contract));
  expect(report).toMatchObject({ failed: 0, inconclusive: 0, problems: [], unproven: [] });
});

test("an operation whose object nobody knows there is named, and fails nothing", async () => {
  const lost = shelfServer(contract, {
    response: ({ operation, status }) =>
      operation === "getBook" && status === 200 ? { status: 404, body: undefined, headers: {} } : {},
  });
  const report = await reportOn(lost, false);
  expect(report).toMatchObject({ failed: 0, inconclusive: 1, problems: [] });
  const [reason] = report.results.flatMap(({ inconclusive }) => inconclusive ?? []);
  expect(reason).toContain("not known there; name ones that are with --parameter");
});

test("an API of which no case could be sent fails", async () => {
  const report = apiReport(contract, [
    {
      ...((await reportOn(shelfServer(contract))).results[0] as ApiReport["results"][0]),
      skipped: "nobody can sign it",
    },
  ]);
  expect(report.problems).toEqual(["no case was sent: nobody can sign it"]);
  expect(isFailed(report)).toBe(true);
});

test("a rate limit that is reached makes what it hits inconclusive", async () => {
  const server = shelfServer(contract);
  let asked = 0;
  const report = await reportOn(((input, init) =>
    ++asked % 4
      ? server(input, init)
      : Promise.resolve(Response.json({ error: "slow down" }, { status: 429 }))) as typeof fetch);
  expect(report).toMatchObject({ failed: 0, problems: [] });
  expect(report.inconclusive).toBeGreaterThanOrEqual(Math.floor(asked / 4));
});

test("an operation that only ever gives a 5xx fails the API", async () => {
  const server = shelfServer(contract, {
    response: ({ operation }) => (operation === "getBook" ? { status: 502, body: "", headers: {} } : {}),
  });
  const options = {
    contract,
    connect: connectTo(contract),
    baseUrl,
    wire: server,
    target: "live" as const,
    relations: [],
  };
  const results = (await runChecks(options)).filter(({ case: one }) => one.kind === "success");
  expect(apiReport(contract, results).problems).toEqual(["getBook: the server failed every time (502)"]);
});
