import { afterEach, expect, test } from "vitest";
import { inHeader, methodOf, targetOf } from "../auth/index.ts";
import type { ApiDescriptor, SchemeDescriptor } from "./descriptor.ts";
import { closeAll, serve } from "./fixtures/acme.ts";
import { createSignedFetch } from "./signed-fetch.ts";
import { answerJson } from "./test-server.ts";

afterEach(closeAll);

const target: SchemeDescriptor = {
  put: inHeader,
  name: "x-target",
  needs: ["secret"],
  value: (v) => [targetOf(v), " ", v.credentials.secret],
};
const method: SchemeDescriptor = {
  put: inHeader,
  name: "x-method",
  needs: ["secret"],
  value: (v) => [methodOf(v), " ", v.credentials.secret],
};

const api: ApiDescriptor = {
  api: "acme",
  servers: {},
  operations: {
    getThing: { route: "GET /things/{id}", security: [[target]] },
    getBest: { route: "GET /things/best", security: [[method]] },
    deleteThing: { route: "DELETE /things/{id}", security: [[method]] },
  },
};

const seen: Request[] = [];
const signedFetch = createSignedFetch(api, {
  server: "https://acme.example/v1",
  credentials: { secret: "s" },
  fetch: async (request) => {
    seen.push(request);
    return new Response("{}");
  },
});

test.each([
  ["GET", "https://acme.example/v1/things/7?q=1", "x-target", "/v1/things/7?q=1 s"],
  ["GET", "https://acme.example/v1/things/best", "x-method", "GET s"],
  ["DELETE", "https://acme.example/v1/things/7", "x-method", "DELETE s"],
  ["GET", "https://acme.example/v1/unknown", "x-target", "/v1/unknown s"],
])("%s %s is signed as its operation demands", async (method, url, header, value) => {
  await signedFetch(url, { method });
  expect(seen.at(-1)?.headers.get(header)).toBe(value);
});

test("a response is as it came: its status, its headers, its body to be read in any form", async () => {
  const { url } = await serve((request, response) =>
    request.method === "GET"
      ? answerJson(response, 201, { got: request.target }, { "x-id": "1" })
      : response.writeHead(204).end(),
  );
  const here = createSignedFetch(api, { server: url, credentials: { secret: "s" } });
  const response = await here(`${url}/things/7?q=1`);
  expect([response.status, response.url, response.headers.get("x-id")]).toEqual([201, `${url}/things/7?q=1`, "1"]);
  expect(await response.clone().json()).toEqual({ got: "/things/7?q=1" });
  expect(await response.text()).toBe('{"got":"/things/7?q=1"}');
  const empty = await here(`${url}/things/7`, { method: "DELETE" });
  expect([empty.status, empty.body]).toEqual([204, null]);
});

test("a body that cannot be read is told before anything is sent", async () => {
  const body = new ReadableStream({ pull: () => Promise.reject(new Error("disk")) });
  const init = { method: "POST", body, duplex: "half" } as RequestInit;
  await expect(signedFetch("https://acme.example/v1/things/7", init)).rejects.toMatchObject({
    code: "not-sent",
    message: "acme getThing: the body could not be read; nothing was sent",
  });
});
