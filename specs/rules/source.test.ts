import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const problem = "source: externalDocs.url must be the https address of the vendor's page";

test("an operation that points to a page passes", async () => {
  expect(await lint()).toEqual([]);
});

test("an operation without a page is refused", async () => {
  expect(await lint("      externalDocs:\n        url: https://docs.ledger.test/accounts\n")).toEqual([problem]);
});

test("a page that is not https is refused", async () => {
  expect(await lint("url: https://docs", "url: http://docs")).toEqual([problem]);
});
