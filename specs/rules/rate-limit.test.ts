import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const at = "x-test-credentials:\n";
const limit = (limits: string) =>
  `x-rate-limit:\n  limits: ${limits}\n  x-evidence: { level: documented, source: https://docs.ledger.test/limits }\n${at}`;

test("an operation that is limited says how too many requests are answered", async () => {
  expect(await lint(at, limit("[{ requests: 100, seconds: 60 }]"))).toEqual([
    "rate-limit: there is a limit, but no 429: say how too many requests are answered",
  ]);
});

test.each(["[]", "100", "[{ requests: 0, seconds: 60 }]", "[{ requests: 100 }]", "[{ requests: 1.5, seconds: 60 }]"])(
  "a limit that no program could keep is refused: %s",
  async (limits) => {
    expect((await lint(at, limit(limits))).join()).toMatch(/rate-limit: (x-rate-limit must be|a limit must say)/);
  },
);

test("a limit without evidence is refused", async () => {
  const found = await lint(at, `x-rate-limit:\n  limits: [{ requests: 1, seconds: 1 }]\n${at}`);
  expect(found).toContain("rate-limit: x-rate-limit needs an x-evidence: say how it is known");
});

test("a limit of one operation is about that one", async () => {
  const found = await lint(
    "      operationId: updateAccount\n",
    "      operationId: updateAccount\n      x-rate-limit: { limits: [{ requests: 1, seconds: 1 }], x-evidence: { level: assumed, note: Ours. } }\n",
  );
  expect(found).toEqual(["rate-limit: there is a limit, but no 429: say how too many requests are answered"]);
});
