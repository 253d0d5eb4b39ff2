import { expect, test } from "vitest";
import { curlLine } from "./curl-line.ts";

const request = { api: "acme", method: "GET", headers: [], body: "" };

test.each([
  ["http://mock/a?key=‹apiKey›&b=1", `curl 'http://mock/a?key='"$ACME_API_KEY"'&b=1'`],
  ["http://mock/a/‹sensitive›", "curl 'http://mock/a/‹sensitive›'"],
  ["http://mock/a?held[card]=1", "curl --globoff 'http://mock/a?held[card]=1'"],
])("%s is repeated by a shell as it was sent", (url, line) => {
  expect(curlLine({ ...request, url }, ["apiKey"])).toBe(line);
});

test("a body without a type is sent without one, and not as a form", () => {
  const sent = curlLine({ ...request, method: "POST", url: "http://mock/a", body: "x" }, []);
  expect(sent).toBe("curl -X POST http://mock/a \\\n  -H content-type: \\\n  --data-raw x");
});
