import { expect, test } from "vitest";
import { codeBlock, codeSpan, link, plainText, safeMarkdown, table } from "./markdown.ts";

test("tags of a contract are shown as text", () => {
  expect(safeMarkdown("a <script>x</script> & <img src=y>")).toBe("a &lt;script>x&lt;/script> & &lt;img src=y>");
});

test("pictures become links, and links that run code lead nowhere", () => {
  expect(safeMarkdown("![p](https://a.example/p.png)")).toBe("[p](https://a.example/p.png)");
  expect(safeMarkdown("[t](javascript:alert(1))")).toBe("[t](#alert(1))");
  expect(safeMarkdown("[t](JavaScript:alert(1)) [u](https://a.example)")).toBe("[t](#alert(1)) [u](https://a.example)");
});

test("code and addresses stay as they are", () => {
  const text = "`<a>` and ``b ` <c>`` and <https://a.example/x>\n\n```\n<d>\n![e](f)\n```\nend";
  expect(safeMarkdown(text)).toBe(text);
});

test("a tag after an open backtick is not code", () => {
  expect(safeMarkdown("` <b>")).toBe("` &lt;b>");
});

test("backticks inside code do not end it", () => {
  expect(codeSpan("a`b")).toBe("``a`b``");
  expect(codeSpan("`")).toBe("`` ` ``");
  expect(codeBlock("```")).toBe("````\n```\n````");
});

test("pipes and lines do not break a table", () => {
  expect(table(["A"], [["x | y\nz"]])).toBe("| A |\n| --- |\n| x \\| y z |");
  expect(table(["A"], [])).toBe("");
});

test("a link that is no web address is only its text", () => {
  expect(link("x", "javascript:alert(1)")).toBe("x");
  expect(link("x", "https://a.example/(b) c")).toBe("[x](https://a.example/%28b%29%20c)");
});

test("plain text is the first paragraph without its notation", () => {
  expect(plainText("A **b** `c` [d](e)\n ![f](g).\n\nMore.")).toBe("A b c d f.");
});
