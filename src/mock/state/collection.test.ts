import { expect, test } from "vitest";
import { createCollection } from "./collection.ts";

const entry = (n: number, id: string) => ({ n, ids: { id: [id] }, scope: {}, object: { id } });
const seed = (n: number, id: string) => ({ ...entry(n, id), isSeed: true });

test("a collection finds the newest of an id, and keeps as many as it may", () => {
  const collection = createCollection(undefined, 2);
  collection.seed([entry(-1, "documented")]);
  for (const id of ["a", "b", "b", "c"]) collection.put(entry(collection.next(), id));
  expect(collection.entries().map(({ n }) => n)).toEqual([4, 3, -1]);
  expect(collection.find({ id: "a" }, {})).toBeUndefined();
  expect(collection.find({ id: "b" }, {})?.n).toBe(3);
  expect(collection.find({ id: "documented" }, {})?.n).toBe(-1);
});

test("numbers go on after those that are there, whatever the count says", () => {
  const collection = createCollection({ count: 0, entries: [entry(7, "a")] });
  collection.put(entry(collection.next(), "b"));
  expect(collection.entries().map(({ n }) => n)).toEqual([8, 7]);
});

test("an entry that changes its id is not found by the old one, and gives way to an older one when it goes", () => {
  const collection = createCollection();
  for (const id of ["a", "a"]) collection.put(entry(collection.next(), id));
  collection.put(entry(2, "b"));
  expect([collection.find({ id: "a" }, {})?.n, collection.find({ id: "b" }, {})?.n]).toEqual([1, 2]);
  collection.remove(entry(2, "b"));
  expect([collection.find({ id: "b" }, {}), collection.touched(), collection.next()]).toEqual([undefined, true, 3]);
});

test("what was seeded is there from the beginning, is kept only once it changes, and does not come back when it is deleted", () => {
  const collection = createCollection(undefined, 1);
  collection.seed([seed(-1, "x"), seed(-2, "y")]);
  expect([collection.touched(), collection.data().entries]).toEqual([false, []]);
  for (const id of ["a", "b"]) collection.put(entry(collection.next(), id));
  expect(collection.entries().map(({ n }) => n)).toEqual([2, -1, -2]);
  collection.remove(seed(-1, "x"));
  const again = createCollection(collection.data());
  again.seed([seed(-1, "x"), seed(-2, "y")]);
  for (const one of [collection, again]) {
    expect([one.find({ id: "x" }, {}), one.has("id", "x"), one.find({ id: "y" }, {})?.n]).toEqual([
      undefined,
      true,
      -2,
    ]);
    expect(one.data().entries.map(({ n }) => n)).toEqual([-1, 2]);
  }
});

test("other seeds take the place of those that were not changed", () => {
  const collection = createCollection();
  collection.seed([seed(-1, "x"), seed(-2, "y")]);
  collection.put(entry(-1, "changed"));
  collection.seed([seed(-1, "z"), seed(-3, "w")]);
  expect(collection.entries().map(({ n, object }) => [n, object?.id])).toEqual([
    [-1, "changed"],
    [-3, "w"],
  ]);
  expect(collection.find({ id: "y" }, {})).toBeUndefined();
});
