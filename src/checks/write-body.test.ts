import { expect, test } from "vitest";
import { type BodyValue, unwritable, writeBody } from "./write-body.ts";

const text = (body: BodyValue) => new TextDecoder().decode(writeBody(body).bytes);

const formOf = (body: BodyValue) => {
  const { bytes, mediaType } = writeBody(body);
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { "content-type": mediaType } }).formData();
};

test("JSON is JSON in every media type of it", () => {
  expect(text({ mediaType: "application/json", value: { a: "ć", b: null } })).toBe('{"a":"ć","b":null}');
  expect(text({ mediaType: "application/vnd.shelf+json; v=2", value: "x" })).toBe('"x"');
});

test("a form has a pair per value: an array repeats its name, an object is JSON, an empty string is a value", () => {
  const value = { a: "1 2", list: ["x", 5], b: { c: 1 }, empty: "", constructor: 1 };
  expect(text({ mediaType: "application/x-www-form-urlencoded", value })).toBe(
    "a=1+2&list=x&list=5&b=%7B%22c%22%3A1%7D&empty=&constructor=1",
  );
});

test("a form's encoding says that a field is JSON, or in which style it is written", () => {
  const fields = new Map([
    ["list", { contentType: "application/json" }],
    ["text", { contentType: "application/json" }],
    ["deep", { style: { style: "deepObject", explode: true } as const }],
    ["none", { style: { style: "form", explode: true } as const }],
  ]);
  const value = { list: [1, 2], text: "x", deep: { k: "v w", in: { list: [{ n: 1 }] } }, none: [] };
  expect(text({ mediaType: "application/x-www-form-urlencoded", value, fields })).toBe(
    "list=%5B1%2C2%5D&text=%22x%22&deep[k]=v%20w&deep[in][list][0][n]=1",
  );
});

test("a multipart body has JSON parts with their type, files with a name, and everything else as text", async () => {
  const fields = new Map([
    ["file", { isFile: true, contentType: "image/png" }],
    ["bytes", { isFile: true }],
    ["id", { contentType: "application/json" }],
  ]);
  const value = { place: { country: "BA" }, file: "ć\r\n--", bytes: "b", id: "7", tags: ["a", "b"], 'a"b': 5 };
  const body = { mediaType: "multipart/form-data", value, fields };
  const form = await formOf(body);
  expect([form.get("place"), form.get("id"), form.getAll("tags")]).toEqual(['{"country":"BA"}', '"7"', ["a", "b"]]);
  const [file, bytes] = ["file", "bytes"].map((name) => form.get(name) as File);
  expect([file?.type, await file?.text(), bytes?.type]).toEqual(["image/png", "ć\r\n--", "application/octet-stream"]);
  expect(text(body)).toContain('name="place"\r\nContent-Type: application/json\r\n\r\n{"country":"BA"}');
  expect([...form.keys()]).toHaveLength(7);
});

test("what is text or bytes goes as it is", () => {
  expect(text({ mediaType: "text/plain", value: "x" })).toBe("x");
  expect(text({ mediaType: "text/plain", value: 5 })).toBe("5");
  expect(text({ mediaType: "application/xml", value: "<a/>" })).toBe("<a/>");
  expect(writeBody({ mediaType: "image/png", value: new Uint8Array([1]) }).bytes).toEqual(new Uint8Array([1]));
});

test("a range is sent as a type of it", () => {
  const typeOf = (mediaType: string) => writeBody({ mediaType, value: "x" }).mediaType;
  expect(["*/*", "image/*", "text/*", "application/*", "text/csv"].map(typeOf)).toEqual([
    "application/octet-stream",
    "image/png",
    "text/plain",
    "application/json",
    "text/csv",
  ]);
});

test("an object is written as JSON or a form, and as nothing else", () => {
  const why = (mediaType: string, value: unknown) => unwritable({ mediaType, value });
  expect(why("application/xml", { a: 1 })).toBe(
    "only a string could be sent as application/xml, and the contract gives an object",
  );
  expect(why("multipart/form-data", [1])).toBe("multipart/form-data has fields, and the contract gives an array");
  expect(why("application/x-www-form-urlencoded", 7)).toContain("gives a number");
  expect(why("multipart/form-data", { a: 1, list: [] })).toBe('no field can carry the empty array "list"');
  for (const mediaType of ["application/json", "application/x-www-form-urlencoded", "multipart/mixed"])
    expect(why(mediaType, { a: 1 })).toBeUndefined();
  expect(why("application/xml", "<a/>")).toBeUndefined();
});
