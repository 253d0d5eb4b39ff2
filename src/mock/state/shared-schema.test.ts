import { describe, expect, test } from "vitest";
import { foreign } from "../fixtures/foreign.ts";

describe("a schema that request and response share", () => {
  test("has a read-only id of its own for each object, whatever the caller sends", async () => {
    const send = foreign();
    const made = await send("POST", "/notes", { name: "a" });
    expect([made.status, made.body.id]).toEqual([201, 1]);
    expect((await send("POST", "/notes", { id: 77, name: "b", stars: 5 })).body).toEqual({
      id: 2,
      name: "b",
      stars: 1,
    });
    expect((await send("GET", "/notes/1")).body.name).toBe("a");
    expect((await send("GET", "/notes/77")).status).toBe(404);
    expect((await send("PUT", "/notes/2", { id: 9, name: "c", stars: 9 })).body).toEqual({
      id: 2,
      name: "c",
      stars: 1,
    });
    expect((await send("GET", "/notes/2")).body.name).toBe("c");
  });

  test("has an id where the caller could have sent one and did not", async () => {
    const send = foreign();
    expect((await send("POST", "/pets", { name: "a" })).body).toEqual({ id: 1, name: "a" });
    expect((await send("POST", "/pets", { id: 70, name: "b" })).body).toEqual({ id: 70, name: "b" });
    expect((await send("POST", "/pets", { name: "c" })).body.id).not.toBe(1);
    expect((await send("GET", "/pets/1")).body.name).toBe("a");
    expect((await send("GET", "/pets/70")).body.name).toBe("b");
  });

  test("shows no property that only requests have, at any depth", async () => {
    const send = foreign();
    expect((await send("GET", "/users/x")).body).not.toHaveProperty("password");
    const sent = { name: "a", password: "hush", authentication: { code: "1234", floor: 2 } };
    const { status, body } = await send("POST", "/users", sent);
    expect([status, body]).toEqual([201, { id: expect.any(String), name: "a", authentication: { floor: 2 } }]);
    expect((await send("GET", `/users/${body.id}`)).body).toEqual(body);
    expect((await send("GET", "/users")).body).toEqual([body]);
  });
});

test("a name that a document gives goes before one that is made", async () => {
  const send = foreign();
  expect((await send("GET", "/e")).status).toBe(204);
  expect((await send("GET", "/lookup")).status).toBe(204);
});

test("a pattern is fitted where that is easy, and nothing that was sent is lost where it is not", async () => {
  const send = foreign();
  const made = await send("POST", "/customers", { name: "a" });
  const id = expect.stringMatching(/^cus_[a-z0-9]{8}$/);
  expect([made.status, made.body]).toEqual([
    201,
    { id, name: "a", mark: expect.stringMatching(/^[A-Z]{3}$/), odd: "string" },
  ]);
  expect((await send("POST", "/customers", { name: "b" })).body.id).not.toBe(made.body.id);
  expect((await send("GET", `/customers/${made.body.id}`)).body).toEqual(made.body);
  expect((await send("GET", "/customers")).body.map(({ name }: { name: string }) => name)).toEqual(["b", "a"]);
});
