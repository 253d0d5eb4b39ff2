import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const ofOperation = `      x-evidence:
        level: documented
        source: https://docs.ledger.test/accounts
`;

test("a document that follows every rule passes", async () => {
  expect(await lint()).toEqual([]);
});

test("an operation without evidence is refused", async () => {
  expect(await lint(ofOperation)).toEqual(["evidence: x-evidence is missing: say how this is known"]);
});

test("a server without evidence is refused", async () => {
  const ofServer = `    x-evidence:
      level: assumed
      note: A name that is reserved for tests.
`;
  expect(await lint(ofServer)).toEqual(["evidence: x-evidence is missing: say how this is known"]);
});

test("a webhook without evidence is refused", async () => {
  const ofWebhook = `      x-evidence:
        level: documented
        source: https://docs.ledger.test/webhooks
      security:
`;
  expect(await lint(ofWebhook, "      security:\n")).toEqual([
    "evidence: x-evidence is missing: say how this is known",
  ]);
});

test("evidence is read wherever it stands, down to a property of a body", async () => {
  const property = "          description: Address of the holder.\n";
  const claim = (text: string) => `${property}          x-evidence: { ${text} }\n`;
  expect(await lint(property, claim("level: observed, source: https://code.ledger.test/client"))).toEqual([]);
  expect(await lint(property, claim("level: observed"))).toEqual([
    "evidence: x-evidence of level observed needs a source",
  ]);
});

test("a security scheme without evidence is refused", async () => {
  const ofScheme = `      x-evidence:
        level: observed
        source: https://github.com/example/ledger-client
`;
  expect(await lint(ofScheme)).toEqual(["evidence: x-evidence is missing: say how this is known"]);
});

test.each([
  [
    "level: documented",
    "level: certain",
    "x-evidence.level must be one of documented, observed, assumed, found certain",
  ],
  ["        source: https://docs.ledger.test/accounts\n", "", "x-evidence of level documented needs a source"],
  ["        source: https://github.com/example/ledger-client\n", "", "x-evidence of level observed needs a source"],
  ["source: https://github", "source: http://github", "x-evidence.source must be an https address"],
  ["            note: The page prints no error.\n", "", "x-evidence of level assumed needs a note that says why"],
  ["prints no error.", "prints no error", "x-evidence.note must be a sentence that ends with a period"],
  [
    "note: The page",
    "notes: x\n            note: The page",
    "x-evidence has no property notes; it has level, source, note and constraints",
  ],
])("malformed evidence is refused: %j becomes %j", async (from, to, problem) => {
  expect(await lint(from, to)).toEqual([`evidence: ${problem}`]);
});
