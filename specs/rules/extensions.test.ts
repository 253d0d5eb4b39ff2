import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const property = "          description: Address of the holder.\n";

test("an extension that has no schema is refused, and a property of that name is not one", async () => {
  expect(await lint(property, `${property}          x-sensitiv: true\n`)).toEqual([
    "extensions: x-sensitiv is no extension: schemas/ has no x-sensitiv.json",
  ]);
  expect(
    await lint(
      "        tags:\n",
      "        x-tag: { type: string, description: A tag., examples: [a] }\n        tags:\n",
    ),
  ).toEqual([]);
});

test.each([
  ["x-known-values: []", "x-known-values: expected an array that is not empty, found []"],
  ["x-idempotent: sometimes", 'x-idempotent: expected true or false, found "sometimes"'],
])("an extension is as its schema says: %s", async (text, problem) => {
  const found = await lint(
    `          x-sensitive: true\n          type: string\n${property}`,
    `          ${text}\n          type: string\n${property}`,
  );
  expect(found).toContain(`extensions: ${problem}`);
});
