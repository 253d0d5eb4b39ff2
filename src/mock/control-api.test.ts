import { beforeAll, describe, expect, test } from "vitest";
import { createMock, type Mock } from "./create-mock.ts";
import { loadFixture } from "./fixtures/requests.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await createMock([await loadFixture("shop")], { seed: 1 });
});

async function ask(method: string, path: string, headers: Record<string, string> = {}, sent = "") {
  const url = `http://mock.test/_countersign${path}`;
  const {
    status,
    headers: shown,
    body = "",
  } = await mock.handle({ method, url, headers: new Headers(headers), body: new TextEncoder().encode(sent) });
  return { status, headers: shown, body: body ? JSON.parse(body) : undefined };
}

describe("the control API", () => {
  test.each([
    ["an origin", { origin: "https://page.example" }],
    ["an origin of its own", { origin: "http://127.0.0.1:4010", host: "127.0.0.1:4010" }],
    ["a page of another site", { "sec-fetch-site": "cross-site", host: "localhost:4010" }],
    ["a name that was bound to this machine", { host: "rebound.example:4010" }],
    ["such a name, written out", { host: "rebound.example.:4010" }],
    ["a name that only begins like an address", { host: "127.0.0.1.page.example" }],
  ])("shows a web page nothing: %s", async (_, headers) => {
    for (const [method, path] of [
      ["GET", "/state"],
      ["DELETE", "/state"],
      ["GET", "/webhooks"],
    ] as const)
      expect((await ask(method, path, headers as Record<string, string>)).body.title).toBe("Not from a web page");
  });

  test.each([
    "localhost:4010",
    "127.0.0.1:4010",
    "[::1]:4010",
    "192.168.0.7",
    "mock:4010",
    "api.localhost",
    "host.docker.internal:80",
    "box.local",
  ])("is there for %s", async (host) => {
    expect((await ask("GET", "/clock", { host })).status).toBe(200);
  });

  test("names all that there is, the state and its clock too, and the methods of each", async () => {
    const unknown = await ask("GET", "/nothing");
    expect(unknown.status).toBe(404);
    for (const control of ["PUT /_countersign/state", "POST /_countersign/clock", "PUT /_countersign/scenario"])
      expect(unknown.body.detail).toContain(control);
    const wrong = await ask("POST", "/state");
    expect([wrong.status, wrong.headers.allow]).toEqual([405, "GET, PUT, DELETE"]);
  });

  test.each([
    ["PUT", "/state", `${"[".repeat(12_000)}${"]".repeat(12_000)}`, "The body nests deeper than 500 levels."],
    ["POST", "/clock", `${"[".repeat(12_000)}${"]".repeat(12_000)}`, "The body nests deeper than 500 levels."],
    ["POST", "/clock", "{", "The body is not JSON."],
    [
      "POST",
      "/clock",
      '{"advanc": 1}',
      'The body: there is no property "advanc"; there are set, advance. Did you mean advance?',
    ],
    ["POST", "/clock", "", "The body: expected set or advance."],
    ["POST", "/webhook-url", '{"copies": 0}', "The body: copies: expected a whole number from 1 to 100, found 0."],
    [
      "POST",
      "/webhooks/any",
      '{"signature": "none"}',
      'The body: signature: expected one of missing, wrong, stale, tampered, found "none".',
    ],
    ["POST", "/webhooks/any", '{"order": "sorted"}', 'The body: order: expected "reversed", found "sorted".'],
    ["PUT", "/scenario", "[]", "The scenario: expected an object with rules, found []."],
  ])("says in one sentence what is wrong with a body: %s %s %.30s", async (method, path, sent, detail) => {
    const { status, body } = await ask(method, path, {}, sent);
    expect([status, body.detail]).toEqual([400, detail]);
  });
});
