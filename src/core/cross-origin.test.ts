import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letIn, readOrigins } from "./cross-origin.ts";

const allowed = ["https://docs.example", "null"];
const server = createServer((request, response) => {
  if (!letIn(allowed, request, response)) response.writeHead(200, ["x-own", "1"]).end("here");
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

const ask = (origin: string, more: Record<string, string> = {}, method = "GET") =>
  fetch(url, { method, headers: { origin, ...more } });
const cors = (response: Response) => [...response.headers.keys()].filter((name) => name.startsWith("access-control"));

test("a page of an origin that is allowed reads the response", async () => {
  for (const origin of allowed) {
    const response = await ask(origin);
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    expect(response.headers.get("vary")).toBe("origin");
    expect(response.headers.get("x-own")).toBe("1");
    expect(await response.text()).toBe("here");
  }
});

test("its browser may ask beforehand", async () => {
  const asks = { "access-control-request-method": "PUT", "access-control-request-headers": "x-key,content-type" };
  const response = await ask("https://docs.example", asks, "OPTIONS");
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-methods")).toBe("PUT");
  expect(response.headers.get("access-control-allow-headers")).toBe("x-key,content-type");
});

test("for all others nothing changes", async () => {
  const asks = { "access-control-request-method": "PUT" };
  for (const response of [
    await ask("https://docs.example.evil", asks, "OPTIONS"),
    await ask("http://docs.example"),
    await fetch(url),
  ]) {
    expect(cors(response)).toEqual([]);
    expect(await response.text()).toBe("here");
  }
});

test.each(["*", "docs.example", "https://docs.example/", "https://docs.example/lab", "", "ftp://docs.example"])(
  "%j is no origin",
  (origin) => {
    expect(() => readOrigins("mock", [origin])).toThrow("--allow-origin: expected an origin such as");
  },
);

test.each(["https://user:PW1@docs.example", "user:PW1@docs.example", "https://docs.example?token=PW1"])(
  "what may be secret in what was given is not shown: %s",
  (origin) => {
    expect(() => readOrigins("mock", [origin])).toThrow(/^(?!.*PW1).*expected an origin.*got ".*‹hidden›/);
  },
);
