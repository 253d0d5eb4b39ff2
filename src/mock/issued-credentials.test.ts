import { describe, expect, test } from "vitest";
import { createMockFetch, type MockFetchOptions } from "./create-mock-fetch.ts";
import { inlineContract, json } from "./fixtures/inline.ts";

const text = { type: "string" };
const token = { type: "object", properties: { access_token: text, expires_in: { type: "integer" } } };
const form = { "application/x-www-form-urlencoded": { schema: { type: "object" } } };

const own = {
  bearer: {
    type: "http",
    scheme: "bearer",
    "x-value": "Bearer {token}",
    "x-issued-by": { operation: "makeToken", token: "/data/value", expiresIn: "/data/life" },
  },
};
const standard = {
  bearer: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://api.test/v1/oauth/token", scopes: {} } } },
};

/** A mock that issues tokens as its schemes say, and ways to ask for one and to use it. */
async function issuing(
  securitySchemes: object,
  [schema, example]: [object, object],
  options: Partial<MockFetchOptions> = {},
) {
  const contract = await inlineContract({
    servers: [{ url: "https://api.test/v1" }],
    paths: {
      "/oauth/token": {
        post: {
          operationId: "makeToken",
          security: [],
          requestBody: { content: form },
          responses: { 200: { description: "A token.", ...json(schema, { example }) } },
        },
      },
      "/me": { get: { operationId: "me", security: [{ bearer: [] }], responses: { 204: { description: "You." } } } },
    },
    components: { securitySchemes },
  });
  const mock = createMockFetch({ contract, seed: 1, ...options });
  const within = (namespace?: string): Record<string, string> =>
    namespace === undefined ? {} : { "countersign-namespace": namespace };
  const issue = async (namespace?: string) => {
    const body = new URLSearchParams({ grant_type: "client_credentials" });
    const response = await mock("https://api.test/v1/oauth/token", {
      method: "POST",
      body,
      headers: within(namespace),
    });
    return response.json();
  };
  const use = async (value: string, namespace?: string) => {
    const headers = { authorization: `Bearer ${value}`, ...within(namespace) };
    const response = await mock("https://api.test/v1/me", { headers });
    return [response.status, response.headers.get("countersign-refused")];
  };
  return { mock, issue, use, contract };
}

const simple = [token, { access_token: "example", expires_in: 900 }] as [object, object];

describe.each([
  ["x-issued-by", own, [{ type: "object" }, { data: { value: "example", life: 900 } }], "/data/value"],
  ["client credentials of OAuth 2", standard, simple, "/access_token"],
] as [string, object, [object, object], string][])("a token issued by %s", (_, schemes, response, pointer) => {
  const read = (body: any): string =>
    pointer
      .slice(1)
      .split("/")
      .reduce((value, name) => value[name], body);

  test("is accepted until it expires by the clock of its namespace, and can be renewed", async () => {
    const { mock, issue, use } = await issuing(schemes, response);
    const first = read(await issue());
    expect(await use(first)).toEqual([204, null]);
    expect((await use("example"))[0]).toBe(401);
    await mock.clock({ advance: 899 });
    expect((await use(first))[0]).toBe(204);
    const second = read(await issue());
    expect(second).not.toBe(first);
    await mock.clock({ advance: 2 });
    expect(await use(first)).toEqual([
      401,
      expect.stringMatching(/^stale; \w+ expired 1 second ago; ask for another one$/),
    ]);
    expect((await use(second))[0]).toBe(204);
  });

  test("is worth nothing to another namespace, nor after its own was forgotten", async () => {
    const { mock, issue, use } = await issuing(schemes, response);
    const mine = read(await issue("mine"));
    expect((await use(mine, "mine"))[0]).toBe(204);
    expect((await use(mine))[0]).toBe(401);
    await issue("other");
    expect((await use(mine, "other"))[0]).toBe(401);
    await mock.reset();
    expect((await use(mine, "mine"))[0]).toBe(401);
  });

  test("is the one that is accepted anyhow where nothing is remembered", async () => {
    const { issue, use } = await issuing(schemes, response, { stateless: true });
    expect((await use(read(await issue())))[0]).toBe(204);
  });
});

test("an address of tokens that cannot be decoded leads to no operation", async () => {
  const flows = { clientCredentials: { tokenUrl: "https://api.test/%E0%A4%A/token", scopes: {} } };
  const { issue } = await issuing({ bearer: { type: "oauth2", flows } }, simple);
  expect(await issue()).toEqual({ access_token: "example", expires_in: 900 });
});

test("a token that lives for ever never expires", async () => {
  const { mock, issue, use } = await issuing(standard, [token, { access_token: "example" }]);
  const { access_token: issued } = await issue();
  await mock.clock({ advance: 1e9 });
  expect((await use(issued))[0]).toBe(204);
});

test.each([
  [{ operation: "makeTokn" }, "x-issued-by of bearer: there is no operation makeTokn. Did you mean makeToken?"],
  [{ operatoin: "makeToken" }, 'x-issued-by of bearer: there is no property "operatoin"; there are operation, token, '],
  [
    { operation: "makeToken", token: "access" },
    'x-issued-by of bearer: token: expected a JSON pointer, found "access".',
  ],
])("a hint that is not as documented is refused in one sentence: %j", async (hint, message) => {
  const bad = { bearer: { ...own.bearer, "x-issued-by": hint } };
  const { mock } = await issuing(bad, simple);
  await expect(mock("https://api.test/v1/me")).rejects.toThrow(message);
});
