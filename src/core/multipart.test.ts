import { expect, test } from "vitest";
import { readParts, writeParts } from "./multipart.ts";

const type = "multipart/form-data; boundary=b";

test("parts that were written are read back, whatever they are called", () => {
  const parts = ["a", 'say "a"', "two\r\nlines", "ž 🙂", "; filename=x", "%41"].map((name) => ({
    name,
    text: `not --b ${name}`,
  }));
  const files = [
    { name: "photo", text: "\r\n\r\n", file: 'a "b".png', contentType: "image/png" },
    { name: "empty", text: "", file: "" },
  ];
  const read = readParts(type, Buffer.from(writeParts("b", [...parts, ...files])));
  expect(read?.map(({ name, text }) => ({ name, text }))).toEqual(
    [...parts, ...files].map(({ name, text }) => ({ name, text })),
  );
  expect(read?.filter(({ file }) => file !== undefined).map(({ name }) => name)).toEqual(["photo", "empty"]);
});

test("what stands before the first part and after the last is passed over", () => {
  const body = `To be ignored.\r\n${writeParts("b", [{ name: "a", text: "1" }])}And this.`;
  expect(readParts(type, Buffer.from(body))).toMatchObject([{ name: "a", text: "1" }]);
});

test.each(["", "--b\r\n", "--bc--", '--b x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--'])(
  "%j has no parts",
  (body) => {
    expect(readParts(type, Buffer.from(body))).toBeUndefined();
  },
);
