import { describe, expect, test } from "vitest";
import type { Contract } from "../contract/index.ts";
import { contractOf, contractWith } from "./fixtures/contract-of.ts";
import { runChecks } from "./run-checks.ts";

const baseUrl = "https://small.test";

/** Runs the checks against a server that is one function of the request. @returns what failed, as `case -> error`. */
async function failuresOf(contract: Contract, serve: (request: Request) => number, sign = true): Promise<string[]> {
  const wire: typeof fetch = async (input) => new Response(null, { status: serve(input as Request) });
  const results = await runChecks({
    contract,
    wire,
    baseUrl,
    connect: (wire) => async (input, init) => {
      const request = new Request(input, init);
      if (sign) request.headers.set("authorization", "Bearer secret-token");
      return wire(request);
    },
  });
  return results.flatMap(({ case: { name }, findings: [finding] }) =>
    finding ? [`${name} -> ${finding.summary.replace(/^small \w+: /, "")}`] : [],
  );
}

const response = { description: "" };

/** What mocks do with `Prefer: code=`. */
const preferred = ({ headers }: Request): number | undefined =>
  Number(/code=(\d+)/.exec(headers.get("prefer") ?? "")?.[1]) || undefined;

describe("wrong input, where the contract documents no refusal of it", () => {
  const contract = () =>
    contractWith(
      {
        parameters: [{ name: "limit", in: "query", schema: { type: "integer", default: 5 } }],
        responses: { 200: response, 404: response },
      },
      "get /a",
    );
  const obedient = (rejection: number) => (request: Request) =>
    preferred(request) ?? (/limit=(?!\d+$)/.test(request.url) ? rejection : 200);

  test.each([400, 422])("may be refused with a %i of any shape", async (status) => {
    expect(await failuresOf(await contract(), obedient(status))).toEqual([]);
  });

  test("may not be refused with what is documented for something else", async () => {
    expect(await failuresOf(await contract(), obedient(404))).toContain(
      "act: query parameter limit of the wrong type -> expected a rejection (400 or 422), got 404",
    );
  });

  test("may not be taken", async () => {
    expect(await failuresOf(await contract(), obedient(200))).toContain(
      "act: query parameter limit of the wrong type -> accepted with 200, expected a rejection (400 or 422)",
    );
  });

  test("fails, like all else, on a server that says 418 to everything", async () => {
    const failed = await failuresOf(await contract(), () => 418);
    expect(failed.length).toBeGreaterThan(4);
    expect(failed).toContain(
      "act: query parameter limit of the wrong type -> expected a rejection (400 or 422), got 418",
    );
  });
});

test("a wrong content type may be called unsupported, and a wrong path parameter not found", async () => {
  const contract = await contractWith(
    {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" }, example: 7 }],
      requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
      responses: { 200: response },
    },
    "put /things/{id}",
  );
  const serve = (request: Request): number => {
    if (preferred(request)) return 200;
    if (!/\/things\/\d+$/.test(request.url)) return 404;
    if (request.headers.get("content-type") !== "application/json") return 415;
    return 422;
  };
  const failed = await failuresOf(contract, serve);
  expect(failed.filter((line) => !line.startsWith("act: succeeds"))).toEqual([]);
});

describe("a missing credential", () => {
  const contract = (...statuses: number[]) =>
    contractOf({
      paths: {
        "/a": {
          get: {
            operationId: "act",
            security: [{ bearer: [] }],
            responses: Object.fromEntries([200, ...statuses].map((status) => [status, response])),
          },
        },
      },
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    });
  const guarded = (refusal: number) => (request: Request) =>
    request.headers.get("authorization") === "Bearer secret-token" ? (preferred(request) ?? 200) : refusal;

  test("may be refused with the documented 403", async () => {
    expect(await failuresOf(await contract(403), guarded(403))).toEqual([]);
  });

  test("may be refused with 401 or 403 in any shape where the contract documents neither", async () => {
    for (const status of [401, 403]) expect(await failuresOf(await contract(404), guarded(status))).toEqual([]);
  });

  test("may not be refused with 401 where the contract says 403", async () => {
    expect(await failuresOf(await contract(403), guarded(401))).toContain(
      "act: credential bearer missing -> status 401 is not documented; there are 200, 403",
    );
  });

  test("may not be let in, nor answered with something else", async () => {
    expect(await failuresOf(await contract(403), guarded(200))).toContain(
      "act: credential bearer missing -> let in with 200, expected a refusal (401 or 403)",
    );
    expect(await failuresOf(await contract(403, 404), guarded(404))).toContain(
      "act: credential bearer missing -> expected a refusal (401 or 403), got 404",
    );
  });
});

test("a redirect is the success of an operation that documents no other", async () => {
  const download = (...statuses: number[]) =>
    contractWith({ responses: Object.fromEntries(statuses.map((status) => [status, response])) }, "get /a");
  expect(await failuresOf(await download(302), () => 302)).toEqual([]);
  expect(await failuresOf(await download(302, 200), (request) => preferred(request) ?? 302)).toEqual([
    "act: succeeds -> expected a success (2xx), got 302",
  ]);
});
