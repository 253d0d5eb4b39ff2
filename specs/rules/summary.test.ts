import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const problem = "summary: summary must be a phrase in sentence case without a period, such as: Retrieve a customer";

test.each(["Update an account", "Retrieve a KYC session", "Retrieve a customer by the merchant's id"])(
  "%s passes",
  async (summary) => {
    expect(await lint("Update an account", summary)).toEqual([]);
  },
);

test.each(["Update an account.", "update an account", "Update An Account"])("%s is refused", async (summary) => {
  expect(await lint("Update an account", summary)).toEqual([problem]);
});

test("an operation without a summary is refused", async () => {
  expect(await lint("      summary: Update an account\n")).toEqual([problem]);
});
