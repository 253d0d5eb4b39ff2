import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const problem = "operation-id: operationId must be camelCase, such as getCustomer";

test("a verb and a noun in camelCase pass", async () => {
  expect(await lint("updateAccount", "getOAuthTokenV2")).toEqual([]);
});

test.each(["update_account", "UpdateAccount", "update-account", "update"])("%s is refused", async (name) => {
  expect(await lint("updateAccount", name)).toEqual([problem]);
});

test("an operation without an operationId is refused", async () => {
  expect(await lint("      operationId: updateAccount\n")).toContain(problem);
});
