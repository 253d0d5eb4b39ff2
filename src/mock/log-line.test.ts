import { expect, test } from "vitest";
import { formatLogLine, type LogEntry } from "./log-line.ts";

const entry: LogEntry = { method: "GET", path: "/a", operation: "getA", verdict: "accepted", status: 200, ms: 1.26 };

test("a request is one line", () => {
  expect(formatLogLine(entry)).toBe("GET /a  getA  accepted  200  1.3 ms");
  const refused: LogEntry = { ...entry, verdict: "refused", status: 401, ms: 12.3 };
  expect(formatLogLine({ ...refused, detail: { reasons: ["no key"], reason: "missing" } })).toBe(
    "GET /a  getA  refused (missing)  401  12 ms  no key",
  );
});

test("what a request says stays in its line", () => {
  expect(formatLogLine({ ...entry, path: "/a\nGET /b\u001b[2J" })).toBe(
    "GET /a\\nGET /b\\u001b[2J  getA  accepted  200  1.3 ms",
  );
});
