import { expect, test } from "vitest";
import { retryText } from "./retry-text.ts";

const of = (item: object) =>
  retryText({ webhooks: { paid: { ...item, post: {} } } }, { pointer: "/webhooks/paid/post" });

test("when a webhook is sent again is told in the units of people, with how it is known", () => {
  expect(of({ "x-retry-schedule": [30, 60, 5400], "x-evidence": { level: "observed", note: "A dashboard." } })).toBe(
    "What is not received is sent again after 30 seconds, 1 minute, 90 minutes. **observed**. A dashboard.",
  );
  expect(of({ "x-retry-schedule": [60] })).toBe("What is not received is sent again after 1 minute.");
});

test("where nobody knows, nothing is told", () => {
  expect(of({})).toBeUndefined();
});
