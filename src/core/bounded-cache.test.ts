import { expect, test } from "vitest";
import { boundedCache } from "./bounded-cache.ts";

test("it forgets the entry that was used least recently when there are too many", () => {
  const cache = boundedCache<string, number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  cache.get("a");
  cache.set("c", 3);
  expect(cache.keys()).toEqual(["a", "c"]);
  expect(cache.get("b")).toBeUndefined();
});

test("setting an entry again is a use of it, and does not count twice", () => {
  const cache = boundedCache<string, number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  cache.set("a", 3);
  expect(cache.size).toBe(2);
  cache.set("c", 4);
  expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([3, undefined, 4]);
});

test("an entry that is deleted is gone, and leaves room", () => {
  const cache = boundedCache<string, number>(1);
  cache.set("a", 1);
  cache.delete("a");
  expect([cache.size, cache.get("a")]).toEqual([0, undefined]);
});
