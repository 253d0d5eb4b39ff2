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
])("%j without its period is refused", async (sentence) => {
  expect(await lint(`: ${sentence}`, `: ${sentence.slice(0, -1)}`)).toContain(
    "description: description must end with a period",
  );
});

test("the parameters of a link need no description", async () => {
  const links = `          links:
            UpdateAccount:
              operationId: updateAccount
              parameters:
                id: $response.body#/name
`;
  expect(await lint("          headers:\n", `${links}          headers:\n`)).toEqual([]);
});

test("a list that ends with a period passes", async () => {
  const list = "description: |\n            State.\n\n            - `OPEN`: open.";
  expect(await lint("description: Id of the account.", list)).toEqual([]);
});
