import fc from "fast-check";
import { expect, test } from "vitest";
import { functionNames, parseTemplate, type Template, TemplateError } from "./index.ts";
import { printExpression } from "./template.ts";

const token = fc.constantFrom(
  ..."{}(),\"'\\ \n-_.0189".split(""),
  ...functionNames,
  ...'\\b \b \f " body method nonce secretKey __proto__ constructor toString {{ }} \\u00e9 \\u \\n'.split(" "),
);

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(token, { maxLength: 25 }).map((tokens) => tokens.join("")),
);

test("any string is a template or a TemplateError with a position inside the string", () => {
  fc.assert(
    fc.property(texts, (text) => {
      try {
        expect(Array.isArray(parseTemplate(text))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
        const { offset, message } = error as TemplateError;
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
        expect(message).toContain(`at position ${offset + 1} of`);
      }
    }),
    { numRuns: 5_000 },
  );
});

test("calls nested too deep for the stack are refused like any other mistake", () => {
  const deep = `{${"hex(".repeat(100_000)}body${")".repeat(100_000)}}`;
  expect(() => parseTemplate(deep)).toThrow(TemplateError);
});

test("a printed template is read as the same template", () => {
  const print = (template: Template): string =>
    template
      .map((part) => (typeof part === "string" ? part.replace(/[{}]/g, "$&$&") : `{${printExpression(part)}}`))
      .join("");
  fc.assert(
    fc.property(texts, (text) => {
      let template: Template;
      try {
        template = parseTemplate(text);
      } catch {
        return;
      }
      expect(parseTemplate(print(template))).toEqual(template);
    }),
    { numRuns: 5_000 },
  );
});
