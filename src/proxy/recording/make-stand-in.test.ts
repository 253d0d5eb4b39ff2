import { expect, test } from "vitest";
import { makeStandIn } from "./make-stand-in.ts";

const shape = (text: string) =>
  text
    .replace(/\p{Lu}/gu, "A")
    .replace(/\p{Ll}/gu, "a")
    .replace(/\d/g, "0")
    .replace(/[^ -~]/g, "x");

test.each([
  "ana.maric@example.com",
  "+79991234567",
  "4111 11** **** 1111",
  "b7e1a0c2-9f2d-4c1e-8a5b-0d9e8f7a6b5c",
  "1990-05-17",
  "2026-08-01T09:30:00.123Z",
  "12.50",
  "Ana Marić",
  "李小龙",
])("%s keeps its length and its kinds of characters", (text) => {
  const made = makeStandIn("key", text);
  expect(made).not.toBe(text);
  expect(shape(made)).toBe(shape(text));
});

test("equal values stay equal under one key, and nothing tells them without it", () => {
  expect(makeStandIn("key", "ana@example.com")).toBe(makeStandIn("key", "ana@example.com"));
  expect(makeStandIn("other", "ana@example.com")).not.toBe(makeStandIn("key", "ana@example.com"));
  expect(makeStandIn("key", "ana@example.com", 1)).not.toBe(makeStandIn("key", "ana@example.com"));
});

test("hexadecimal stays so, a date is one, a URL keeps its scheme, a number does not begin with 0", () => {
  for (let attempt = 0; attempt < 50; attempt++) {
    expect(makeStandIn("key", "b7e1a0c29f2d", attempt)).toMatch(/^[0-9a-f]{12}$/);
    const date = makeStandIn("key", "2026-08-01T09:30:00Z", attempt);
    expect(new Date(date).toISOString().slice(0, 19)).toBe(date.slice(0, 19));
    expect(makeStandIn("key", "https://shop.example/a", attempt)).toMatch(/^https:\/\/[a-z]{4}\.[a-z]{7}\/[a-z]$/);
    expect(makeStandIn("key", "100", attempt)).toMatch(/^[1-9]\d\d$/);
  }
});
