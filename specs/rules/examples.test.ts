import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const exampleOf = (name: string, indent: number) => {
  const pad = " ".repeat(indent);
  return `${pad}examples:\n${pad}  Account:\n${pad}    summary: An account\n${pad}    value:\n${pad}      name: ${name}\n`;
};

test("bodies and scalars with an example pass", async () => {
  expect(await lint()).toEqual([]);
});

test("a request body without an example is refused", async () => {
  expect(await lint(exampleOf("request", 12))).toEqual(["examples: this media type has no example"]);
});

test("a response body without an example is refused", async () => {
  expect(await lint(exampleOf("response", 14))).toEqual(["examples: this media type has no example"]);
});

test("a parameter without an example is refused", async () => {
  expect(await lint("          example: acc_parameter\n")).toEqual(["examples: this parameter has no example"]);
});

test("a header without an example is refused", async () => {
  expect(await lint("              example: req_header\n")).toEqual(["examples: this header has no example"]);
});

test("a scalar property without an example is refused, nullable or not, and once however often it is used", async () => {
  expect(await lint("          examples:\n            - Petty cash\n")).toEqual([
    "examples: property name has no example",
  ]);
});

test("an array of scalars without an example is refused", async () => {
  expect(await lint("            examples:\n              - office\n")).toEqual([
    "examples: the items of this array have no example",
  ]);
});

test("an array of scalars may have its example as a whole", async () => {
  const whole = await lint(
    "            examples:\n              - office\n",
    "          examples:\n            - [office]\n",
  );
  expect(whole).toEqual([]);
});
