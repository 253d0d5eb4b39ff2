import { expect, test } from "vitest";
import { foreign } from "../fixtures/foreign.ts";

const fields = { title: "a & b", count: "3", open: "true" };
const multipart = new FormData();
for (const [name, value] of Object.entries(fields)) multipart.append(name, value);

test.each([
  ["a url-encoded", new URLSearchParams(fields)],
  ["a multipart", multipart],
])("what %s form says is kept, by the types of its schema", async (_, form) => {
  const send = foreign();
  const made = await send("POST", "/forms", form);
  const expected = { id: 1, title: "a & b", count: 3, open: true };
  expect([made.status, made.body]).toEqual([201, expected]);
  expect((await send("GET", "/forms/1")).body).toEqual(expected);
});
