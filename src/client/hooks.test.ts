import { afterEach, expect, test } from "vitest";
import { clientOf, closeAll, closeLater, errorOf, serve } from "./fixtures/acme.ts";
import { attributesOf, type CallEvent } from "./hooks.ts";
import type { Hooks } from "./options.ts";
import { answerJson, startRawServer } from "./test-server.ts";

afterEach(closeAll);

function listen() {
  const heard: [name: string, event: CallEvent][] = [];
  const hear = (name: string) => (event: CallEvent) => {
    heard.push([name, { ...event }]);
  };
  const hooks: Hooks = {
    onRequest: hear("request"),
    onResponse: hear("response"),
    onError: hear("error"),
    onRetry: hear("retry"),
  };
  return { hooks, heard };
}

test("every attempt is told of, with what OpenTelemetry wants to know", async () => {
  const { hooks, heard } = listen();
  let times = 1;
  const { client, url } = await serve(
    (_, response) => answerJson(response, times-- > 0 ? 503 : 200, {}, { "retry-after": "0" }),
    { hooks },
  );
  await client.getThing({ params: { path: { id: "ana@example" }, query: { q: "hush" } } });
  expect(heard.map(([name, { attempt, status, delay }]) => [name, attempt, status, delay])).toEqual([
    ["request", 1, undefined, undefined],
    ["response", 1, 503, undefined],
    ["retry", 1, 503, 0],
    ["request", 2, undefined, undefined],
    ["response", 2, 200, undefined],
  ]);
  const { port } = new URL(url);
  const common = {
    "http.request.method": "GET",
    "url.template": "/things/{id}",
    "url.full": `${url}/things/REDACTED`,
    "server.address": "127.0.0.1",
    "server.port": Number(port),
    "countersign.api": "acme",
    "countersign.operation": "getThing",
  };
  expect(heard.map(([, event]) => attributesOf(event))).toEqual([
    common,
    { ...common, "http.response.status_code": 503, "error.type": "503" },
    { ...common, "http.response.status_code": 503, "error.type": "503" },
    { ...common, "http.request.resend_count": 1 },
    { ...common, "http.request.resend_count": 1, "http.response.status_code": 200 },
  ]);
});

test("an attempt that ends without a response is told of with its code", async () => {
  const { hooks, heard } = listen();
  const { url } = closeLater(await startRawServer((socket) => socket.destroy()));
  await errorOf(clientOf(url, { hooks }).createThing({ body: {} }));
  expect(heard.map(([name]) => name)).toEqual(["request", "error"]);
  expect(attributesOf(heard[1]?.[1] as CallEvent)).toMatchObject({ "error.type": "outcome-unknown" });
});

test("one attempt is one object, so that a span can be kept by it", async () => {
  const seen: CallEvent[] = [];
  const keep = (event: CallEvent) => void seen.push(event);
  const { client } = await serve((_, response) => answerJson(response, 200, {}), {
    hooks: { onRequest: keep, onResponse: keep },
  });
  await client.listThings();
  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
});

test("onRequest can pass the trace on, and not the credentials over", async () => {
  const { client, received } = await serve((_, response) => answerJson(response, 200, {}), {
    hooks: { onRequest: () => ({ traceparent: "00-1-2-01", "x-key": "mine" }) },
  });
  await client.listThings();
  expect(received[0]?.headers).toMatchObject({ traceparent: "00-1-2-01", "x-key": "pk_1" });
});

test("a hook that fails, at once, later or with what it returns, breaks nothing", async () => {
  const fail = () => {
    throw new Error("hook");
  };
  for (const hook of [fail, async () => fail(), () => ({ "bad header": "\n" })]) {
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onError: hook } as Hooks;
    let times = 1;
    const { client } = await serve(
      (_, response) => answerJson(response, times-- > 0 ? 503 : 200, {}, { "retry-after": "0" }),
      { hooks },
    );
    expect(await client.listThings()).toMatchObject({ ok: true });
  }
});
