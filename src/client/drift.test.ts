import { afterEach, expect, test, vi } from "vitest";
import { createApiClient } from "./create-client.ts";
import { DriftError } from "./errors.ts";
import { acme, closeAll, credentials, errorOf, type Loose, serve } from "./fixtures/acme.ts";
import type { Drift } from "./options.ts";
import { answerJson, type startTestServer } from "./test-server.ts";

afterEach(closeAll);

const answering =
  (status: number, body: unknown): Parameters<typeof startTestServer>[0] =>
  (_, response) =>
    answerJson(response, status, body);

const call = { params: { path: { id: "1" } } };
const missing = { api: "acme", operation: "getThing", status: 200, pointer: "/id", message: "must be there" };
const heard = () => new Promise((resolve) => setTimeout(resolve, 30));

test("a response that breaks the contract is reported, by operation and by path, and the call goes on", async () => {
  const drifts: Drift[] = [];
  const onDrift = (drift: Drift) => {
    drifts.push(drift);
    throw new Error("a hook that fails");
  };
  const { client } = await serve(answering(200, { name: "no id" }), { onDrift });
  expect(await client.getThing(call)).toMatchObject({ ok: true, data: { name: "no id" } });
  expect(drifts).toEqual([]);
  await vi.waitFor(() => expect(drifts).toEqual([missing]));
  drifts.splice(0);
  expect(await client.GET("/things/{id}", call)).toMatchObject({ data: { name: "no id" } });
  await vi.waitFor(() => expect(drifts).toEqual([missing]));
});

test("a status that the contract does not have is reported; one that it has without a body is not", async () => {
  const drifts: Drift[] = [];
  const onDrift = (drift: Drift) => drifts.push(drift);
  const { client } = await serve(answering(418, {}), { onDrift });
  await client.getThing(call);
  await client.createThing({ body: {} });
  await vi.waitFor(() =>
    expect(drifts).toEqual([{ ...missing, status: 418, pointer: "", message: "status 418 is not documented" }]),
  );
});

test("an integer past 2^53 keeps its digits and is no drift; the same digits as a string are one", async () => {
  const drifts: Drift[] = [];
  const answer =
    (body: string): Parameters<typeof startTestServer>[0] =>
    (_, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end(body);
  const onDrift = (drift: Drift) => drifts.push(drift);
  const { client } = await serve(answer('{"id":"1","count":12345678901234567890}'), { onDrift });
  expect(await client.getThing(call)).toMatchObject({ data: { count: "12345678901234567890" } });
  await heard();
  expect(drifts).toEqual([]);
  const { client: other } = await serve(answer('{"id":"1","count":"12345678901234567890"}'), { onDrift });
  await other.getThing(call);
  await heard();
  expect(drifts).toMatchObject([{ pointer: "/count" }]);
});

test("nothing is looked at when nobody asked, or when it is off", async () => {
  const drifts: Drift[] = [];
  const onDrift = (drift: Drift) => drifts.push(drift);
  const { client } = await serve(answering(200, {}), { onDrift, validate: "off" });
  await client.getThing(call);
  await heard();
  expect(drifts).toEqual([]);
});

test("strict rejects with all that is known, and prints none of the response", async () => {
  const { client } = await serve(answering(200, { pan: "4242" }), { validate: "strict" });
  const error = await errorOf(client.getThing(call));
  expect(error).toBeInstanceOf(DriftError);
  expect(error).toMatchObject({ code: "drift", safeToRepeat: true, drifts: [missing] });
  expect(error.message).toBe("acme getThing: answered 200, which does not fit the contract: /id must be there");
  expect(error.result).toMatchObject({ ok: true, status: 200, data: { pan: "4242" } });
  const byPath = await errorOf(client.GET("/things/{id}", call));
  expect(byPath.result).toMatchObject({ data: { pan: "4242" } });
});

test("strict does not make an exception of a yes to what cannot be repeated: it resolves and is reported", async () => {
  const drifts: Drift[] = [];
  const { client } = await serve(answering(201, {}), { validate: "strict", onDrift: (drift) => drifts.push(drift) });
  expect(await client.createThing({ body: {} })).toMatchObject({ ok: true, status: 201 });
  await vi.waitFor(() => expect(drifts).toEqual([{ ...missing, operation: "createThing", status: 201 }]));
});

test("strict lets through what fits", async () => {
  const { client } = await serve(answering(200, { id: "1" }), { validate: "strict" });
  expect(await client.getThing(call)).toMatchObject({ ok: true });
});

test("where the validators cannot be loaded, strict sends nothing, and onDrift hears that nothing is checked", async () => {
  const validators = async () => {
    throw new Error("Cannot find module './validators.js'");
  };
  const { url, received } = await serve(answering(201, {}));
  const clientWith = (options: object): Loose =>
    createApiClient({ ...acme, validators }, { server: url, credentials, ...options });
  const error = await errorOf(clientWith({ validate: "strict" }).createThing({ body: {} }));
  expect(error).toMatchObject({ code: "not-sent", operation: "createThing" });
  expect(error.message).toMatch(/: responses are not checked: the validators could not be loaded/);
  expect(received).toHaveLength(0);

  const drifts: Drift[] = [];
  const onDrift = (drift: Drift) => drifts.push(drift);
  expect(await clientWith({ onDrift }).createThing({ body: {} })).toMatchObject({ ok: true, status: 201 });
  await vi.waitFor(() =>
    expect(drifts).toMatchObject([{ pointer: "", message: expect.stringMatching("not checked") }]),
  );
});
