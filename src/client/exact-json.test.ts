import { afterEach, expect, test } from "vitest";
import { parseExactly } from "./exact-json.ts";
import { closeAll, serve } from "./fixtures/acme.ts";

afterEach(closeAll);

test.each([
  ["9007199254740993", "9007199254740993"],
  ["-12345678901234567890", "-12345678901234567890"],
  ["0.123456789012345678", "0.123456789012345678"],
  ["12345678.1234567891", "12345678.1234567891"],
  ["1e400", "1e400"],
  ["9007199254740991", 9007199254740991],
  ["9007199254740994", 9007199254740994],
  ["100000000000000000000000", 1e23],
  ["1.500000000000000000000", 1.5],
  ["1E-7", 1e-7],
  ["-0", -0],
])("%s is %s", (text, value) => {
  expect(parseExactly(text)).toBe(value);
  expect(parseExactly(`{"a":[${text}, 1],"b":${text}}`)).toEqual({ a: [value, 1], b: value });
});

test("digits inside a text are left alone, whatever stands around them", () => {
  const value = { 'a":9007199254740993': 'x\\",9007199254740993,"', b: ["9007199254740993", "\\", 1], c: "1e400" };
  expect(parseExactly(JSON.stringify(value))).toEqual(value);
});

test("what is not JSON is refused as ever", () => {
  for (const text of ["{", '{"a":9007199254740993', "9007199254740993 x"])
    expect(() => parseExactly(text)).toThrow(SyntaxError);
});

const many = 1_000_000;
const long = "9007199254740993";

// In a time that grows with the square of the length, each of these would take hours.
test.each<[string, string, unknown]>([
  ["digits", "7".repeat(many), "7".repeat(many)],
  ["zeros between digits", `1${"0".repeat(many)}1`, `1${"0".repeat(many)}1`],
  ["zeros in a fraction", `0.${"0".repeat(many)}1`, `0.${"0".repeat(many)}1`],
  ["zeros at the end of a fraction", `0.5${"0".repeat(many)}`, 0.5],
  ["escapes, beside a long number", `["${'\\"'.repeat(many)}",${long}]`, ['"'.repeat(many), long]],
  ["backslashes, beside a long number", `["${"\\\\".repeat(many)}",${long}]`, ["\\".repeat(many), long]],
  ["numbers, beside a long one", `[${"1,".repeat(many)}${long}]`, [...Array(many).fill(1), long]],
  ["strings, beside a long number", `[${'"",'.repeat(many)}${long}]`, [...Array(many).fill(""), long]],
])("a text of a million %s is read", (_, text, value) => {
  const read = parseExactly(text);
  // Not by `toEqual`, which takes longer than the reading.
  expect(JSON.stringify(read) === JSON.stringify(value)).toBe(true);
});

test.each([
  ["quotes that are not closed", `[${long},"${'\\"'.repeat(many)}`],
  ["brackets that are not closed", `${"[".repeat(many)}${long}`],
  ["minus signs", "-".repeat(many)],
])("a text of a million %s is refused", (_, text) => {
  expect(() => parseExactly(text)).toThrow();
});

test("a response keeps the digits, whether it says yes or no", async () => {
  let status = 200;
  const { client } = await serve((_, response) =>
    response.writeHead(status, { "content-type": "application/json" }).end('{"id":9007199254740993}'),
  );
  expect((await client.listThings()).data).toEqual({ id: "9007199254740993" });
  expect((await client.GET("/things")).data).toEqual({ id: "9007199254740993" });
  status = 400;
  expect((await client.listThings()).error).toEqual({ id: "9007199254740993" });
});
