import { expect, test } from "vitest";
import type { Operation } from "../contract/index.ts";
import { judgeRefusal } from "./judge-refusal.ts";

const documenting = (...keys: string[]): Operation => {
  const response = { description: "", headers: {}, content: {} };
  return { responses: Object.fromEntries(keys.map((key) => [key, response])) } as unknown as Operation;
};

const input = (keys: string[], status: number, also?: number[]) =>
  judgeRefusal(documenting(...keys), status, "input", also);
const credentials = (keys: string[], status: number) => judgeRefusal(documenting(...keys), status, "credentials");

test("input is refused by 400 or 422, held against the contract where it documents one of them", () => {
  expect(input(["200", "400"], 400)).toBe("documented");
  // The judge will say that it is not documented: the contract says 422.
  expect(input(["200", "422"], 400)).toBe("documented");
  expect(input(["200", "4XX"], 422)).toBe("documented");
  expect(input(["200", "default"], 400)).toBe("documented");
});

test("where the contract documents no refusal of the input, any shape of 400 or 422 will do", () => {
  expect(input(["200"], 422)).toBe("own");
  expect(input(["200", "404", "409", "403"], 400)).toBe("own");
});

test("another status is not about the input, documented or not", () => {
  for (const status of [401, 403, 404, 409, 418, 429, 500]) expect(input(["200", "404", "418"], status)).toBe("other");
});

test("a case may be about another status as well", () => {
  expect(input(["200", "415"], 415, [415])).toBe("documented");
  expect(input(["200"], 415, [415])).toBe("own");
  expect(input(["200", "404"], 404)).toBe("other");
  expect(input(["200", "404"], 404, [404])).toBe("documented");
});

test("a range leaves the status open, but not to what is about the caller or the moment", () => {
  expect(input(["200", "4XX"], 409)).toBe("documented");
  for (const status of [401, 403, 429, 500]) expect(input(["200", "4XX", "default"], status)).toBe("other");
});

test("credentials are refused by 401 or 403", () => {
  expect(credentials(["200", "401"], 401)).toBe("documented");
  expect(credentials(["200", "403"], 403)).toBe("documented");
  expect(credentials(["200", "403"], 401)).toBe("documented");
  expect(credentials(["200", "default"], 401)).toBe("documented");
  expect(credentials(["200", "404"], 401)).toBe("own");
  expect(credentials(["200", "4XX"], 400)).toBe("other");
  expect(credentials(["200"], 418)).toBe("other");
});
