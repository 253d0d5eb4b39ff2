import { afterEach, describe, expect, test } from "vitest";
import { closeAll, serve } from "./fixtures/acme.ts";
import { answerJson, type startTestServer } from "./test-server.ts";

afterEach(closeAll);

describe("a clock that is off", () => {
  const late = 3_600_000;
  /** Refuses clocks that are more than a minute off, as a provider does. */
  const strict: Parameters<typeof startTestServer>[0] = ({ headers }, response) => {
    const ok = Math.abs(Number(headers["x-time"]) - Date.now()) < 60_000;
    answerJson(response, ok ? 200 : 401, {}, { date: new Date().toUTCString() });
  };

  test("is learned from the Date of a 401, once, and for the calls that follow", async () => {
    const { client, received } = await serve(strict, { now: () => Date.now() - late, learnClock: true });
    expect(await client.createThing({ body: {} })).toMatchObject({ status: 200 });
    expect(received).toHaveLength(2);
    expect(await client.listThings()).toMatchObject({ status: 200 });
    expect(received).toHaveLength(3);
  });

  test("is not learned unless the caller allows it, nor where nothing is signed with a clock", async () => {
    const { client, received } = await serve(strict, { now: () => Date.now() - late });
    expect(await client.listThings()).toMatchObject({ status: 401 });
    const without = await serve((_, response) => answerJson(response, 401, {}, { date: new Date(0).toUTCString() }), {
      learnClock: true,
    });
    expect(await without.client.charge({ body: {} })).toMatchObject({ status: 401 });
    expect(without.received).toHaveLength(1);
    expect(received).toHaveLength(1);
  });

  test("a 401 that goes on is a response", async () => {
    const { client, received } = await serve((_, response) => answerJson(response, 401, {}), { learnClock: true });
    expect(await client.listThings()).toMatchObject({ status: 401 });
    expect(await client.listThings()).toMatchObject({ status: 401 });
    expect(received.length).toBeLessThanOrEqual(3);
  });

  test("is learned by those that got a 401: another call that ran meanwhile is not made twice", async () => {
    const wire: string[] = [];
    const { client } = await serve(
      ({ body, headers }, response) => {
        const { name } = JSON.parse(String(body));
        wire.push(name);
        const late = Math.abs(Number(headers["x-time"]) - Date.now()) > 60_000;
        if (name === "slow") setTimeout(() => answerJson(response, 402, {}), 150);
        else answerJson(response, late ? 401 : 200, {}, { date: new Date().toUTCString() });
      },
      { now: () => Date.now() - late, learnClock: true, retries: 0 },
    );
    const statuses = ["slow", "quick"].map(async (name) => (await client.createThing({ body: { name } })).status);
    expect(await Promise.all(statuses)).toEqual([402, 200]);
    expect(wire).toEqual(["slow", "quick", "quick"]);
  });

  test("is not learned from a date that is more than a day away", async () => {
    const { client, received } = await serve(
      (_, response) => answerJson(response, 401, {}, { date: "Fri, 31 Dec 9999 23:59:59 GMT" }),
      { learnClock: true },
    );
    expect(await client.listThings()).toMatchObject({ status: 401 });
    expect(received).toHaveLength(1);
  });
});
