import { expect, test } from "vitest";
import { didYouMean, nearest } from "./nearest.ts";

test.each([
  ["acne", "acme"],
  ["amce", "acme"],
  ["Acme", "acme"],
  ["harbour-v2", "harbour-v1"],
  ["nothing", undefined],
  ["", undefined],
])("%j is meant as %j", (name, meant) => {
  const candidates = ["shop", "acme", "harbour-v1"];
  expect(nearest(name, candidates)).toBe(meant);
  expect(didYouMean(name, candidates)).toBe(meant === undefined ? "" : ` Did you mean ${meant}?`);
});
