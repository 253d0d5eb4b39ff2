import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { hex, inBody, inQuery, type Place, sha256 } from "../auth/index.ts";
import { createApiClient } from "./create-client.ts";
import type { ApiDescriptor, SchemeDescriptor } from "./descriptor.ts";
import { acme, clientOf, closeAll, closeLater, serve } from "./fixtures/acme.ts";
import { attributesOf, type CallEvent } from "./hooks.ts";
import type { ClientOptions, Drift } from "./options.ts";
import { paginate } from "./paginate.ts";
import { answerJson, startRawServer, startTestServer } from "./test-server.ts";

afterEach(closeAll);

/** One text that nobody may ever see, in every place that a caller or a provider can put it. */
const secret = "hush5up";
const credentials = { apiKey: `pk_${secret}`, secretKey: `sk_${secret}` };
const body = { card: { pan: secret, list: [secret] }, name: secret, order: { number: 7 }, request_id: "r-1" };
const calls: ((client: any) => Promise<unknown>)[] = [
  (c) => c.createThing({ body, params: { query: { q: secret } }, headers: { "x-note": secret } }),
  (c) => c.getThing({ params: { path: { id: secret }, query: { q: secret } } }),
  (c) => c.patchThing({ params: { path: { id: secret } }, body }),
  (c) => c.POST("/things", { body }),
  (c) => c.charge({ body }),
  (c) => c.submitForm({ body }),
];

/** Everything that can be seen of a thing by printing, logging or serializing it. */
const shown = (thing: unknown) =>
  [
    inspect(thing, { depth: 20, showHidden: true, getters: false }),
    JSON.stringify(thing),
    JSON.stringify(thing, Object.getOwnPropertyNames(Object(thing))),
    String(thing),
    String((thing as Error)?.stack),
  ].join("\n");

async function surfacesOf(server: string, options: Partial<ClientOptions> = {}): Promise<[number, string]> {
  const seen: unknown[] = [];
  const see = (event: CallEvent) => void seen.push(event, attributesOf(event));
  const client = clientOf(server, {
    credentials,
    retries: 1,
    timeout: 300,
    onDrift: (drift: Drift) => seen.push(drift),
    hooks: { onRequest: see, onResponse: see, onRetry: see, onError: see },
    ...options,
  });
  seen.push(client);
  for (const call of calls) await call(client).catch((error) => seen.push(error));
  await (async () => {
    for await (const _ of paginate(client.listThings, { params: { query: { q: secret } } } as any));
  })().catch((error) => seen.push(error));
  await new Promise((resolve) => setTimeout(resolve, 30));
  return [seen.length, seen.map(shown).join("\n")];
}

const throwing = (make: (request: Request) => unknown) => ({
  fetch: async (request: Request) => {
    throw make(request);
  },
});

const told: Parameters<typeof startTestServer>[0] = (_, response) =>
  answerJson(response, 400, { pan: secret, why: [secret] }, { location: `/${secret}`, "x-echo": secret });

test.each<[string, () => Promise<[string, Partial<ClientOptions>?]>]>([
  ["a provider that refuses", async () => [(await serve(told)).url]],
  [
    "a provider that says yes with what does not fit",
    async () => [
      (await serve((_, response) => answerJson(response, 200, { pan: secret }))).url,
      { validate: "strict" },
    ],
  ],
  [
    "a redirect",
    async () => [
      (await serve((_, response) => response.writeHead(302, { location: `/${secret}?${secret}` }).end())).url,
    ],
  ],
  ["nobody who listens", async () => ["http://127.0.0.1:9"]],
  ["a connection that breaks", async () => [closeLater(await startRawServer((socket) => socket.destroy())).url]],
  [
    "a response that is not HTTP",
    async () => [closeLater(await startRawServer((socket, head) => socket.end(head))).url],
  ],
  ["no response", async () => [closeLater(await startTestServer(() => {})).url, { timeout: 40, retries: 0 }]],
  [
    "credentials that cannot be sent",
    async () => ["http://127.0.0.1:9", { credentials: { apiKey: `${secret}\nx`, secretKey: `${secret}\u0000` } }],
  ],
  [
    "a fetch that tells the headers",
    async () => ["http://127.0.0.1:9", throwing((request) => new Error(`failed ${[...request.headers].join()}`))],
  ],
  [
    "a fetch that tells the request deep inside",
    async () => [
      "http://127.0.0.1:9",
      throwing(({ headers, url }) =>
        Object.assign(new TypeError("no", { cause: { config: { url, headers: Object.fromEntries(headers) } } }), {
          code: "X",
        }),
      ),
    ],
  ],
])("%s: nothing that can be seen holds a secret", async (_, make) => {
  const [server, options] = await make();
  const [count, text] = await surfacesOf(server, options);
  expect(count).toBeGreaterThan(calls.length);
  expect(text).not.toContain(secret);
});

const sent = { card: { pan: "4242 4242", cvv: 1234, name: 'A"na' } };

test.each<[string, (request: Request, body: string) => unknown]>([
  ["the body", (_, body) => new Error(`could not send ${body}`)],
  ["one value of it", () => new Error("no 4242 4242")],
  ["a number of it", () => new Error("no 1234")],
  ["a value as JSON writes it", () => new Error('no A\\"na')],
  ["a value of its query", () => new Error("no hush&hush")],
  ["a value as URLs write it", ({ url }) => new Error(`no ${url}`)],
  ["a value of its path", () => new Error("no c/17")],
  ["a value in a property", () => Object.assign(new Error("no"), { pan: "4242 4242" })],
  [
    "a value in the cause of its cause",
    () => new Error("no", { cause: new Error("no", { cause: new Error("4242 4242") }) }),
  ],
])("the cause of an error holds nothing of what was sent: %s", async (_, make) => {
  const client = clientOf("https://acme.example", {
    fetch: async (request) => {
      throw Object.assign(make(request, await request.clone().text()) as object, { code: "E_SENDING" });
    },
  });
  const call = { body: sent, params: { path: { id: "c/17" }, query: { q: "hush&hush" } } };
  for (const name of ["patchThing", "PATCH"]) {
    const error: any = await (name === "PATCH" ? client.PATCH("/things/{id}", call) : client[name](call)).catch(
      (error: unknown) => error,
    );
    expect(error.code).toBe("outcome-unknown");
    expect(error.cause.code).toBe("E_SENDING");
    expect(shown(error)).not.toMatch(/4242 4242|1234|A\\*"na|hush(&|%26)hush|c(\/|%2F)17/);
  }
});

test("a cause that holds nothing of what was sent is kept as it is", async () => {
  const cause = Object.assign(new Error("the pool is empty"), { code: "E_POOL" });
  const client = clientOf("https://acme.example", { fetch: () => Promise.reject(cause) });
  const error: any = await client.createThing({ body: sent }).catch((error: unknown) => error);
  expect(error.cause).toBe(cause);
});

test("middleware that fails at a response puts neither the request nor the response into the cause", async () => {
  const { client } = await serve((_, response) => answerJson(response, 200, { iban: "BA39" }));
  for (const told of ["no 4242 4242", "no BA39"]) {
    const layer = {
      onResponse: () => {
        throw new Error(told);
      },
    };
    client.use(layer);
    const error: any = await client.createThing({ body: sent }).catch((error: unknown) => error);
    client.eject(layer);
    expect(error.cause.message).toContain("withheld");
  }
});

test("a signature that was put into the query or the body stands in no error", async () => {
  const put = (put: Place, name: string): SchemeDescriptor => ({
    put,
    name,
    needs: ["secretKey"],
    value: async (signing) => [hex(await sha256(name, signing.credentials.secretKey))],
  });
  const { secretKey } = credentials;
  const made = await Promise.all(["sign", "/sign"].map(async (name) => hex(await sha256(name, secretKey))));
  const security = [[put(inQuery, "sign"), put(inBody, "/sign")]];
  const api: ApiDescriptor = { ...acme, operations: { createThing: { route: "POST /things", security } } };
  const options = throwing((request) => Object.assign(new Error(`failed at ${made}`), { path: request.url }));
  const client: any = createApiClient<object, object>(api, {
    server: "https://acme.example",
    credentials: { secretKey },
    ...options,
  });
  const error = await client.createThing({ body: {} }).catch((error: unknown) => error);
  expect(error).toMatchObject({ code: "outcome-unknown", cause: expect.any(Error) });
  for (const value of made) expect(shown(error)).not.toContain(value);
});
