import { expect, test } from "vitest";
import { lint } from "./lint.ts";

test("descriptions that end with a period pass", async () => {
  expect(await lint()).toEqual([]);
});

test.each([
  "A document that follows every rule.",
  "Test environment.",
  "Accounts of a merchant.",
  "Sets the members that are given.",
  "Id of the account.",
  "The account.",
  "Id of the request.",
  "What went wrong.",
  "HMAC-SHA256 over the body.",
  "Labels of the account.",
  "A label.",
  "An account and its parent.",
])("%j without its period is refused", async (sentence) => {
  expect(await lint(`: ${sentence}`, `: ${sentence.slice(0, -1)}`)).toContain(
    "description: description must end with a period",
  );
});

test("a link is described, its parameters need no description", async () => {
  const links = `          links:
            UpdateAccount:
              operationId: updateAccount
              description: Changes the account.
              parameters:
                id: $response.body#/name
`;
  const linked = (text: string) => lint("          headers:\n", `${text}          headers:\n`);
  expect(await linked(links)).toEqual([]);
  expect(await linked(links.replace("the account.", "the account"))).toEqual([
    "description: description must end with a period",
  ]);
});

test("a list that ends with a period passes", async () => {
  const list = "description: |\n            State.\n\n            - `OPEN`: open.";
  expect(await lint("description: Id of the account.", list)).toEqual([]);
});
