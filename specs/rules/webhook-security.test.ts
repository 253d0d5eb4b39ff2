import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const security = "      security:\n        - webhookSignature: []\n";
const forged = "webhook-security: a webhook without security can be forged: name the scheme that signs it";
const template = '      x-value: "sha256={hex(hmacSha256(webhookSecret, body))}"\n';

test("a notification that names the scheme that signs it passes", async () => {
  expect(await lint()).toEqual([]);
});

test("a scheme that says why its formula is not known passes", async () => {
  expect(await lint(template, "      x-value-unknown: The page names the header only.\n")).toEqual([]);
});

test.each([
  ["no security of its own", ""],
  ["an empty security", "      security: []\n"],
  ["a security that any request meets", "      security:\n        - {}\n"],
  ["a way around its security", "      security:\n        - webhookSignature: []\n        - {}\n"],
])("a notification with %s is refused", async (_, to) => {
  expect(await lint(security, to)).toEqual([forged]);
});

test("a scheme that says neither how nor why not is refused", async () => {
  expect(await lint(template)).toEqual([
    "webhook-security: security scheme webhookSignature has no x-value: say how its value is made, or why not in x-value-unknown",
  ]);
});
