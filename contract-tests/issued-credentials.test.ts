import { describe, expect, test } from "vitest";
import { createApiClient } from "../src/client/index.ts";
import { describeApi } from "../src/codegen/index.ts";
import type { Contract } from "../src/contract/index.ts";
import { inlineContract, json } from "../src/mock/fixtures/inline.ts";
import { createMockFetch } from "../src/mock/index.ts";

const text = { type: "string" };
const token = { type: "object", properties: { access_token: text, expires_in: { type: "integer" } } };
const fields = {
  type: "object",
  properties: { grant_type: text, scope: text, scopes: { type: "array", items: text } },
};
const basic = { type: "http", scheme: "basic" };

/** An API whose one operation wants a token, and whose other one returns it. */
const contractOf = (scheme: object, asJson: boolean): Promise<Contract> =>
  inlineContract({
    servers: [{ url: "https://api.test/v1" }],
    paths: {
      "/token": {
        post: {
          operationId: "makeToken",
          security: [{ basic: [] }],
          requestBody: asJson ? json(fields) : { content: { "application/x-www-form-urlencoded": { schema: fields } } },
          responses: {
            200: { description: "A token.", ...json(token, { example: { access_token: "x", expires_in: 900 } }) },
            401: { description: "No." },
          },
        },
      },
      "/me": {
        get: {
          operationId: "me",
          security: [{ issued: ["read", "list"] }],
          responses: { 204: { description: "You." }, 401: { description: "No." } },
        },
      },
    },
    components: { securitySchemes: { basic, issued: scheme } },
  });

const flow = { tokenUrl: "https://api.test/v1/token", scopes: { read: "Read.", list: "List." } };
const kinds: [string, object, boolean, string][] = [
  [
    "client credentials of OAuth 2",
    { type: "oauth2", flows: { clientCredentials: flow } },
    false,
    "grant_type=client_credentials&scope=read+list",
  ],
  [
    "x-issued-by",
    {
      type: "http",
      scheme: "bearer",
      "x-issued-by": { operation: "makeToken", body: { grant_type: "own" }, scopes: "scopes" },
    },
    true,
    '{"grant_type":"own","scopes":["read","list"]}',
  ],
];

/** A client of the API on its mock, and what was asked of that. */
async function started(scheme: object, asJson: boolean, options: object = {}) {
  const contract = await contractOf(scheme, asJson);
  const mock = createMockFetch({ contract, seed: 1 });
  const asked: { path: string; body: string; authorization: string }[] = [];
  const fetch = async (request: Request) => {
    const { pathname } = new URL(request.url);
    const authorization = request.headers.get("authorization") ?? "";
    asked.push({ path: pathname, body: await request.clone().text(), authorization });
    return mock(request);
  };
  const credentials = contract.testCredentials;
  const given = { username: credentials.username, password: credentials.password };
  const client = createApiClient<object, any>(describeApi(contract), {
    server: "https://api.test/v1",
    credentials: given,
    fetch,
    ...options,
  });
  return { client, mock, asked, contract };
}

describe.each(kinds)("a credential that is issued by %s", (_, scheme, asJson, body) => {
  test("is asked for when it is first needed, once for all who wait, and used until it ends", async () => {
    const { client, asked } = await started(scheme, asJson);
    const results = await Promise.all([client.me(), client.me(), client.me()]);
    expect(results.map(({ status }) => status)).toEqual([204, 204, 204]);
    await client.me();
    expect(asked.filter(({ path }) => path === "/v1/token").map(({ body }) => body)).toEqual([body]);
    expect(new Set(asked.slice(1).map(({ authorization }) => authorization)).size).toBe(1);
  });

  test("is asked for again, once, when the vendor no longer takes it", async () => {
    const { client, mock, asked } = await started(scheme, asJson);
    await client.me();
    await mock.clock({ advance: 1000 });
    expect((await client.me()).status).toBe(204);
    expect(asked.map(({ path }) => path)).toEqual(["/v1/token", "/v1/me", "/v1/me", "/v1/token", "/v1/me"]);
  });

  test("is not asked for by who has it", async () => {
    const { asked, contract } = await started(scheme, asJson);
    const { token } = contract.testCredentials;
    const own = createApiClient<object, any>(describeApi(contract), {
      server: "https://api.test/v1",
      credentials: { token },
      fetch: createMockFetch({ contract }),
    });
    expect((await own.me()).status).toBe(204);
    expect(asked).toEqual([]);
  });

  test("cannot be had with the wrong credentials: nothing was sent, and nothing secret is told", async () => {
    const { client, asked } = await started(scheme, asJson, { credentials: { username: "u", password: "hush" } });
    const error = await client.me().catch((error: Error) => error);
    expect(error).toMatchObject({ code: "credentials", safeToRepeat: true });
    expect(error.message).toMatch(
      /me: the credentials could not be had: makeToken was refused with 401; nothing was sent$/,
    );
    expect(JSON.stringify([error, error.cause, error.message])).not.toContain("hush");
    expect(asked.map(({ path }) => path)).toEqual(["/v1/token"]);
    // Another try asks again.
    await client.me().catch(() => {});
    expect(asked).toHaveLength(2);
  });
});

test("who lacks what it is asked for with is told that, and one that cannot be reached is named", async () => {
  const [, scheme, asJson] = kinds[0] as (typeof kinds)[0];
  const { client, asked } = await started(scheme, asJson, { credentials: { username: "u" } });
  const missing = await client.me().catch((error: Error) => error);
  expect(missing.message).toMatch(
    /^inline me: expected the credentials token; missing token \(.*\); nothing was sent$/,
  );
  expect(asked).toEqual([]);
  const credentials = { username: "u", password: "p" };
  const down = { credentials, retries: 0, fetch: async () => Promise.reject(new TypeError("down")) };
  const unknown = await (await started(scheme, asJson, down)).client.me().catch((error: Error) => error);
  expect(unknown.message).toBe(
    "inline me: the credentials could not be had: makeToken ended as outcome-unknown; nothing was sent",
  );
});

test("a token that is about to end is renewed before the vendor refuses it", async () => {
  const [, scheme, asJson] = kinds[0] as (typeof kinds)[0];
  const contract = await contractOf(scheme, asJson);
  let tokens = 0;
  const fetch = async (request: Request) =>
    request.url.endsWith("/token")
      ? Response.json({ access_token: `t${++tokens}`, expires_in: 0 })
      : new Response(null, { status: 204 });
  const credentials = { username: "u", password: "p" };
  const client = createApiClient<object, any>(describeApi(contract), {
    server: "https://api.test/v1",
    credentials,
    fetch,
  });
  await client.me();
  await client.me();
  expect(tokens).toBe(2);
});

test("a refusal that another token does not mend is the response, after one more try", async () => {
  const [, scheme, asJson] = kinds[0] as (typeof kinds)[0];
  const contract = await contractOf(scheme, asJson);
  const asked: string[] = [];
  const fetch = async (request: Request) => {
    asked.push(new URL(request.url).pathname);
    return request.url.endsWith("/token")
      ? Response.json({ access_token: `t${asked.length}` })
      : new Response(null, { status: 401 });
  };
  const credentials = { username: "u", password: "p" };
  const client = createApiClient<object, any>(describeApi(contract), {
    server: "https://api.test/v1",
    credentials,
    fetch,
  });
  expect((await client.me()).status).toBe(401);
  expect(asked).toEqual(["/v1/token", "/v1/me", "/v1/token", "/v1/me"]);
});
