import { expect, test } from "vitest";
import { foreign } from "../fixtures/foreign.ts";

test.each([
  ["the member of the parameter's name", "keyed", { key: "a" }],
  ["an id", "identified", { id: "a" }],
  ["no name at all", "bare", {}],
])("what is put under a name and has %s is there until it is deleted", async (_, path, named) => {
  const send = foreign();
  expect(await send("PUT", `/${path}/a`, { value: "one" })).toEqual({ status: 200, body: { ...named, value: "one" } });
  await send("PUT", `/${path}/b`, { value: "two" });
  expect((await send("GET", `/${path}/a`)).body).toEqual({ ...named, value: "one" });
  expect((await send("PUT", `/${path}/a`, { value: "three" })).body.value).toBe("three");
  expect((await send("GET", `/${path}/a`)).body.value).toBe("three");
  expect((await send("GET", `/${path}/c`)).status).toBe(404);
  expect((await send("DELETE", `/${path}/a`)).status).toBe(204);
  expect((await send("GET", `/${path}/a`)).status).toBe(404);
  expect((await send("GET", `/${path}/b`)).body.value).toBe("two");
});
