import { expect, test } from "vitest";
import { splitUrl } from "./index.ts";

test.each([
  [
    "https://u:p@api.example:8443/a%2Fb/../c?x='1'&x#top",
    { origin: "https://u:p@api.example:8443", host: "api.example:8443", path: "/a%2Fb/../c", search: "?x='1'&x" },
  ],
  ["https://api.example", { origin: "https://api.example", host: "api.example", path: "/", search: "" }],
  ["https://api.example?a=1", { origin: "https://api.example", host: "api.example", path: "/", search: "?a=1" }],
  ["http://[::1]:80//?", { origin: "http://[::1]:80", host: "[::1]:80", path: "//", search: "" }],
])("%s is split as written", (url, pieces) => {
  expect(splitUrl(url)).toEqual(pieces);
});

test("a URL that is not absolute is refused", () => {
  for (const url of ["/v1/things", "api.example/v1", "", "//api.example/v1"])
    expect(() => splitUrl(url), url).toThrow(new TypeError("expected an absolute URL"));
});
