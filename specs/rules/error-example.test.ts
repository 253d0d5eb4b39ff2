import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const problem = "error-example: no 4xx response has an example: show what the operation responds to a wrong request";
const body = `              examples:
                Unauthorized:
                  summary: A wrong signature
                  value:
                    message: Wrong signature
`;

test("an operation with an example of a 4xx passes", async () => {
  expect(await lint()).toEqual([]);
});

test("an operation whose 4xx has no example is refused", async () => {
  expect(await lint(body)).toContain(problem);
});

test("a 5xx does not stand in for a 4xx", async () => {
  expect(await lint('"401"', '"500"')).toEqual([problem]);
});
