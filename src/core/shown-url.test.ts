import { expect, test } from "vitest";
import { shownUrl } from "./shown-url.ts";

test.each([
  ["http://127.0.0.1:80/x", "http://127.0.0.1:80/x"],
  ["https://a.test/@me/x", "https://a.test/@me/x"],
  ["https://a.test/x?token=T1&b=T2#T3", "https://a.test/x?token=‹hidden›&b=‹hidden›#‹hidden›"],
  ["https://a.test/x?T1", "https://a.test/x?‹hidden›"],
  ["https://T1:T2@a.test/x", "https://‹hidden›@a.test/x"],
  ["https://T1:T2/T3@a.test/x", "https://‹hidden›@a.test/x"],
  ["https://T1:T2@", "https://‹hidden›@"],
  ["T1:T2@a.test", "‹hidden›@a.test"],
  ["docs.example", "docs.example"],
  ["", ""],
])("%j is shown as %j", (given, shown) => {
  expect(shownUrl(given)).toBe(shown);
});
