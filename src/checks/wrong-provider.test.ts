import { beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../contract/index.ts";
import { failures, on, runOnShelf, shelf, shelfServer, type Wrongs } from "./fixtures/shelf-server.ts";

let contract: Contract;
beforeAll(async () => {
  contract = await shelf();
});

const noticed: [what: string, wrongs: Wrongs, failure: string][] = [
  [
    "a status that is not documented",
    { response: ({ operation, status }) => (operation === "getBook" && status === 200 ? { status: 202 } : {}) },
    "getBook: succeeds -> shelf getBook: status 202 is not documented; there are 200, 400, 401, 404",
  ],
  [
    "an error in place of a success",
    {
      response: ({ operation, status }) =>
        operation === "addBook" && status === 201 ? { status: 401, body: { error: "x" } } : {},
    },
    "addBook: succeeds with Novel -> shelf addBook: expected a success (2xx), got 401: the credentials were refused",
  ],
  [
    "a member that is missing",
    on("getBook", ({ state: _, ...body }) => body),
    "getBook: succeeds -> shelf getBook (the whole body): must have required property 'state'",
  ],
  [
    "a value of the wrong type deep inside",
    on("listBooks", (body) => ({ ...body, items: [{ ...body.items[0], title: 7 }] })),
    "listBooks: succeeds -> shelf listBooks /items/0/title: must be string",
  ],
  [
    "a member that nobody declared",
    on("addBook", (body) => ({ ...body, place: { ...body.place, shelf: 3 } }), 201),
    "addBook: succeeds with Novel -> shelf addBook /place/shelf: the contract does not declare this property",
  ],
  [
    "another content type",
    {
      response: ({ operation, headers }) =>
        operation === "getBook" ? { headers: { ...headers, "content-type": "text/json" } } : {},
    },
    "getBook: succeeds -> shelf getBook: expected application/json, got text/json",
  ],
  [
    "a body that is not JSON",
    on("getBook", () => "oops"),
    "getBook: succeeds -> shelf getBook (the whole body): expected JSON, got a body that does not parse",
  ],
  [
    "a required header that is missing",
    { response: ({ operation, headers: { location: _, ...headers } }) => (operation === "addBook" ? { headers } : {}) },
    "addBook: succeeds with Novel -> shelf addBook: the header location is missing",
  ],
  [
    "an example that is not given word for word",
    on("getBook", (body) => ({ ...body, pages: 315 })),
    "getBook: responds 200 with example Novel -> shelf getBook /pages: expected the example word for word: expected 314, got 315",
  ],
  [
    "a refusal in another shape",
    on("getBook", () => ({ message: "no" }), 401),
    'getBook: credential key missing -> shelf getBook /message: is called "message"; the contract calls it "error"',
  ],
  [
    "a request without a signature that is let in",
    { letIn: ({ headers }) => !headers.has("x-signature") },
    "getBook: credential signature missing -> shelf getBook: let in with 200, expected a refusal (401 or 403)",
  ],
  [
    "an unknown key that is let in",
    {
      letIn: ({ headers }) => headers.get("x-key")?.startsWith("shelf-key-000") === true && headers.has("x-signature"),
    },
    "getBook: credential key tampered with -> shelf getBook: let in with 200, expected a refusal (401 or 403)",
  ],
  [
    "a signature that is not compared",
    { letIn: ({ headers }) => headers.has("x-signature") },
    "listBooks: credential signature tampered with -> shelf listBooks: let in with 200, expected a refusal (401 or 403)",
  ],
  [
    "wrong input that is taken",
    { take: true },
    "listBooks: query parameter limit above its highest value (50) -> shelf listBooks: accepted with 200, expected a rejection (400 or 422)",
  ],
  [
    "good input at the edge that is not taken",
    {
      response: ({ operation, status, body }) =>
        operation === "addBook" && status === 201 && body ? { status: 400, body: { error: "strict" } } : {},
    },
    "addBook: body property title as long as allowed (40 characters) -> shelf addBook: expected a success (2xx), since the contract allows this value, got 400",
  ],
];

describe("a provider that is wrong in one way", () => {
  it.each(noticed)("%s is noticed and named", async (_, wrongs, failure) => {
    expect(failures(await runOnShelf(wrongs))).toContain(failure);
  });

  const tampered = async (letIn: Wrongs["letIn"]) =>
    failures(await runOnShelf({ letIn })).map((line) => line.split(" -> ")[0]);

  it("a body that is not signed is noticed", async () => {
    const names = await tampered(({ method, headers }) => method === "POST" && headers.get("x-signature") !== null);
    expect(names).toContain("addBook: body changed after signing");
  });

  it("a query and a path that are not signed are noticed", async () => {
    const names = await tampered(({ headers }) => headers.has("x-signature") && headers.has("x-clock"));
    expect(names).toContain("listBooks: query changed after signing");
    expect(names).toContain("getBook: query added after signing");
    expect(names).toContain("getBook: path changed after signing");
  });

  it("a clock that is not looked at is noticed, with a signature that is good", async () => {
    const names = await tampered(({ headers }) => Math.abs(Number(headers.get("x-clock")) - Date.now() / 1000) > 300);
    expect(names).toContain("getBook: credential clock 360 s behind (300 s allowed)");
    expect(names).toContain("getBook: credential clock 360 s ahead (300 s allowed)");
    expect(names).not.toContain("getBook: path changed after signing");
  });

  it("one response that never comes fails its case after the time limit", async () => {
    const good = shelfServer(contract);
    const wire: typeof fetch = (input, init) =>
      (input as Request).method === "DELETE" ? new Promise(() => {}) : good(input, init);
    const results = await runOnShelf({}, { wire, timeoutMs: 20, concurrency: 20 });
    expect(failures(results)).toContain("removeBook: succeeds -> shelf removeBook: no response within 20 ms");
    expect(failures(results).every((line) => line.startsWith("removeBook"))).toBe(true);
  });

  it("a connection that breaks fails its case", async () => {
    const wire = (() =>
      Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } }))) as typeof fetch;
    expect(failures(await runOnShelf({}, { wire }))[0]).toBe(
      "listBooks: succeeds -> shelf listBooks: no response: the connection broke (ECONNRESET)",
    );
  });
});
