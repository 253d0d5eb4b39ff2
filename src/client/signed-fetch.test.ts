import { expect, test } from "vitest";
import { inHeader, methodOf, targetOf } from "../auth/index.ts";
import type { ApiDescriptor, SchemeDescriptor } from "./descriptor.ts";
import { createSignedFetch } from "./signed-fetch.ts";

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
