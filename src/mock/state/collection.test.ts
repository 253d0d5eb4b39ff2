import { expect, test } from "vitest";
import { createCollection } from "./collection.ts";

const entry = (n: number, id: string) => ({ n, ids: { id: [id] }, scope: {}, object: { id } });

test("a collection finds the newest of an id, and keeps as many as it may", () => {
  const collection = createCollection(undefined, 3);
  collection.put(entry(-1, "documented"));
  for (const id of ["a", "b", "b", "c"]) collection.put(entry(collection.next(), id));
  expect(collection.entries().map(({ n }) => n)).toEqual([4, 3, -1]);
  expect(collection.find({ id: "a" }, {})).toBeUndefined();
  expect(collection.find({ id: "b" }, {})?.n).toBe(3);
  expect(collection.find({ id: "documented" }, {})?.n).toBe(-1);
});

test("an entry that changes its id is not found by the old one, and gives way to an older one when it goes", () => {
  const collection = createCollection();
  for (const id of ["a", "a"]) collection.put(entry(collection.next(), id));
  collection.put(entry(2, "b"));
  expect([collection.find({ id: "a" }, {})?.n, collection.find({ id: "b" }, {})?.n]).toEqual([1, 2]);
  collection.remove(entry(2, "b"));
  expect([collection.find({ id: "b" }, {}), collection.touched(), collection.next()]).toEqual([undefined, true, 3]);
});
