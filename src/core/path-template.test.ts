import { expect, test } from "vitest";
import { comparePathTemplates, matchPath, parsePathTemplate, pathFinder } from "./path-template.ts";
import { decodeText } from "./percent.ts";

test.each<[string, string, Record<string, string> | undefined]>([
  ["/customers", "/customers", {}],
  ["/customers/{id}", "/customers/7", { id: "7" }],
  ["/{api}/v{version}/{id}.json", "/pay/v2/a.b.json", { api: "pay", version: "2", id: "a.b" }],
  // As they are written: an encoded slash stays inside its segment.
  ["/files/{name}", "/files/a%2Fb%20c", { name: "a%2Fb%20c" }],
  ["/caf\u00e9/{id}", "/caf%C3%A9/1", { id: "1" }],
  ["/a b", "/a%20b", {}],
  ["/100%", "/100%", {}],
  ["/a.b", "/axb", undefined],
  ["/customers/{id}", "/customers/", undefined],
  ["/customers/{id}", "/customers/7/", undefined],
  ["/customers/{id}/", "/customers/7/", { id: "7" }],
  ["/customers/{id}", "/Customers/7", undefined],
  ["/{id}", "/%", { id: "%" }],
])("%s and %s: %j", (template, path, values) => {
  expect(matchPath(parsePathTemplate(template), path)).toEqual(values);
});

test("a parameter may be called as every object has a property", () => {
  const values = matchPath(parsePathTemplate("/{__proto__}/{constructor}"), "/a/b") ?? {};
  expect(Object.entries(values)).toEqual([
    ["__proto__", "a"],
    ["constructor", "b"],
  ]);
});

test("a literal goes before a parameter, and one with a literal beside it before one alone", () => {
  const templates = ["/{a}/{b}", "/{a}/x", "/x/{b}", "/x/{b}.json", "/x/y"].map(parsePathTemplate);
  expect(templates.sort(comparePathTemplates).map(({ template }) => template)).toEqual([
    "/x/y",
    "/x/{b}.json",
    "/x/{b}",
    "/{a}/x",
    "/{a}/{b}",
  ]);
});

test("a query or a fragment that a template has after its path is not matched", () => {
  const read = (template: string) => matchPath(parsePathTemplate(template), "/a/1");
  expect([read("/a/{id}?full={full}"), read("/a/{id}#add")]).toEqual([{ id: "1" }, { id: "1" }]);
});

test("all templates that a path matches are found, a literal before a parameter", () => {
  const find = pathFinder(["/{a}", "/{a}/{b}", "/x/{b}", "/x/y", "/x/y/z"].map(parsePathTemplate));
  expect(find("/x/y").map(({ template }) => template.template)).toEqual(["/x/y", "/x/{b}", "/{a}/{b}"]);
  expect(find("/a/b/c")).toEqual([]);
});

test("a segment that cannot be decoded stays as it is", () => {
  expect(["a%20b", "%E0%A4%A", "plain"].map(decodeText)).toEqual(["a b", "%E0%A4%A", "plain"]);
});
