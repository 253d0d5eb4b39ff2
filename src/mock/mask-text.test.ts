import { expect, test } from "vitest";
import { maskText } from "./redact.ts";

const mask = maskText([
  { value: "sk_live_1", shown: "‹key›" },
  { value: "sk_live_12", shown: "‹longer›" },
  { value: "Ana Č/1", shown: "‹sensitive›" },
  { value: "4111", shown: "‹sensitive›" },
  { value: "HR", shown: "‹sensitive›" },
]);

test.each([
  ["key=sk_live_1&k=sk_live_12", "key=‹key›&k=‹longer›"],
  ["name=Ana%20%C4%8C%2F1&other=Ana+%C4%8C%2F1", "name=‹sensitive›&other=‹sensitive›"],
  ['{"name":"Ana Č/1"}', '{"name":"‹sensitive›"}'],
  ['{"name":"\\u0041na \\u010c\\/1","b":1}', '{"name":"‹sensitive›","b":1}'],
  ["[4111,4111.0,4.111e3,41110]", "[‹sensitive›,‹sensitive›,‹sensitive›,‹sensitive›0]"],
  ['{"country":"HR","name":"HRVOJE"}', '{"country":"‹sensitive›","name":"HRVOJE"}'],
])("%s is shown as %s", (text, shown) => {
  expect(mask(text)).toBe(shown);
});

test("a value with half of a character is no reason to fail", () => {
  expect(maskText([{ value: "abcd\ud800", shown: "‹x›" }])("abcd\ud800")).toBe("‹x›");
});
