import { expect, test } from "vitest";
import { rateLimitText } from "./rate-limit-text.ts";

test("a rate limit is told in the largest units that fit, with how it is known", () => {
  const limits = [
    { requests: 1, seconds: 1 },
    { requests: 100, seconds: 60 },
    { requests: 500, seconds: 5400 },
    { requests: 1000, seconds: 3600 },
  ];
  expect(rateLimitText({ "x-rate-limit": { limits, "x-evidence": { level: "observed" } } })).toBe(
    "At most 1 request in 1 second and 100 requests in 1 minute and 500 requests in 90 minutes and 1000 requests in 1 hour. **observed**.",
  );
  expect(rateLimitText({})).toBeUndefined();
});
