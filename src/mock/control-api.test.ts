import { beforeAll, describe, expect, test } from "vitest";
import { createMock, type Mock } from "./create-mock.ts";
import { loadFixture } from "./fixtures/requests.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await createMock([await loadFixture("shop")], { seed: 1 });
});

async function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const url = `http://mock.test/_countersign${path}`;
  const {
    status,
    headers: shown,
    body = "",
  } = await mock.handle({ method, url, headers: new Headers(headers), body: new Uint8Array() });
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
});
