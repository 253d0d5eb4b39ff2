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

test("a long text takes no long time", () => {
  const value = { pad: 'x"\\'.repeat(500_000), id: 1 };
  const started = performance.now();
  expect(parseExactly(`[${JSON.stringify(value)},9007199254740993]`)).toEqual([value, "9007199254740993"]);
  expect(performance.now() - started).toBeLessThan(1000);
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
