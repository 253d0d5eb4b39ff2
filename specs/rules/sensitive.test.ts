import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const mark = "          x-sensitive: true\n";
const refused = (name: string) =>
  `sensitive: ${name} has a sensitive name: say x-sensitive: true, or false if it is not`;

test("a property that is marked passes, and so does one that is said not to be sensitive", async () => {
  expect(await lint()).toEqual([]);
  expect(await lint(mark, "          x-sensitive: false\n")).toEqual([]);
});

test.each([
  "email",
  "contactPhone",
  "birth_date",
  "passportNumber",
  "card_number",
  "pan",
  "cvv",
  "webhook_secret",
  "access_token",
  "api-key",
  "id_number",
  "firstName",
])("%s without a mark is refused", async (name) => {
  expect(await lint(`        email:\n${mark}`, `        ${name}:\n`)).toEqual([refused(name)]);
});

test.each(["company", "emailed_at", "span", "panel", "phonetic", "tokenize", "id", "number", "pinned", "token_type"])(
  "%s needs no mark",
  async (name) => {
    expect(await lint(`        email:\n${mark}`, `        ${name}:\n`)).toEqual([]);
  },
);

test("a switch needs no mark", async () => {
  const text = `        email:\n${mark}          type: string\n`;
  expect(await lint(text, "        tokenize_pan:\n          type: boolean\n")).not.toContain(refused("tokenize_pan"));
  expect(await lint(text, "        tokenize_pan:\n          type: string\n")).toContain(refused("tokenize_pan"));
});

test("a parameter without a mark is refused", async () => {
  const parameter = (name: string) => `        - name: ${name}\n          in: query\n`;
  const rest = `          description: Name of the account.
          schema:
            type: string
          example: ana@ledger.test
`;
  const responses = "      requestBody:\n";
  expect(await lint(responses, `${parameter("email")}${rest}${responses}`)).toEqual([refused("email")]);
  expect(await lint(responses, `${parameter("name")}${rest}${responses}`)).toEqual([]);
});

test("a mark that is neither true nor false is refused", async () => {
  expect(await lint(mark, "          x-sensitive: maybe\n")).toEqual(["sensitive: x-sensitive must be true or false"]);
});
