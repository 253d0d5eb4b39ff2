import { expect, test } from "vitest";
import { type Contract, loadContract, type Operation, type Parameter } from "../contract/index.ts";
import { findStyles } from "./find-styles.ts";
import { printClient } from "./print-client.ts";
import { printStyles } from "./print-styles.ts";

const parameter = (place: Parameter["in"], type: string, style?: Parameter["style"]): Parameter => ({
  name: "color",
  in: place,
  required: true,
  schema: { type },
  ...(style && { style }),
  examples: {},
});
const contract = { document: {} } as Contract;
const found = (...parameters: Parameter[]) => findStyles(contract, { parameters } as Operation);

test.each<[string, Parameter]>([
  ["text in a path", parameter("path", "string")],
  ["text in a query", parameter("query", "string")],
  ["a list in a query, as repeated names", parameter("query", "array", { style: "form", explode: true })],
  ["an object in a query, in brackets", parameter("query", "object", { style: "deepObject", explode: true })],
  ["a list in a header", parameter("header", "array", { style: "simple" })],
])("a client is not told of what it writes so by itself: %s", (_, one) => {
  expect(found(one)).toEqual({});
  expect(printStyles(found(one))).toEqual({ properties: [], imports: [] });
});

test.each<[string, Parameter, string, string]>([
  [
    "a list in a path",
    parameter("path", "array", { style: "simple" }),
    "fillStyledPath",
    'path: (path, values) => fillStyledPath(path, values, { color: { style: "simple" } })',
  ],
  [
    "a list in a query with commas",
    parameter("query", "array", { style: "form" }),
    "writeStyledQuery",
    'query: (values) => writeStyledQuery(values, { color: { style: "form" } })',
  ],
  [
    "an object in a query, without brackets",
    parameter("query", "object", { style: "form", explode: true }),
    "writeStyledQuery",
    'query: (values) => writeStyledQuery(values, { color: { style: "form", explode: true } })',
  ],
  [
    "an object in a header",
    parameter("header", "object", { style: "simple" }),
    "writeStyledHeaders",
    'headers: (...parts) => writeStyledHeaders(parts, { color: { style: "simple" } })',
  ],
  ["a cookie", parameter("cookie", "string"), "writeStyledHeaders", "headers: (...parts) => writeStyledHeaders(parts)"],
  [
    "a cookie with commas",
    parameter("cookie", "array", { style: "form" }),
    "writeStyledHeaders",
    'headers: (...parts) => writeStyledHeaders(parts, {}, { color: { style: "form" } })',
  ],
])("a client is told of %s, and imports what writes it", (_, one, writer, property) => {
  expect(printStyles(found(one))).toEqual({ properties: [property], imports: [writer] });
});

test("the client of a contract without such parameters names none of their writers", async () => {
  const acme = await loadContract(new URL("fixtures/acme.yaml", import.meta.url).pathname);
  expect(printClient(acme, "countersign/client")).not.toMatch(/Styled/);
});
