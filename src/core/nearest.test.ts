import { expect, test } from "vitest";
import { didYouMean, nearest } from "./nearest.ts";

test.each([
  ["monry", "monri"],
  ["mnori", "monri"],
  ["Monri", "monri"],
  ["loveandpay-v2", "loveandpay-v1"],
  ["nothing", undefined],
  ["", undefined],
])("%j is meant as %j", (name, meant) => {
  const candidates = ["axisfi", "monri", "loveandpay-v1"];
  expect(nearest(name, candidates)).toBe(meant);
  expect(didYouMean(name, candidates)).toBe(meant === undefined ? "" : ` Did you mean ${meant}?`);
});
