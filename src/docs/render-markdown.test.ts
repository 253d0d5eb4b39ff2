import { expect, test } from "vitest";
import { renderMarkdown } from "./render-markdown.ts";

const shown = (text: string, options = {}) => renderMarkdown(text, options).html.html.trim();

test("headings have the anchors that GitHub gives them, each once", () => {
  const { html, headings } = renderMarkdown("# A `b` & <c>\n\n## See it: hold!\n\n## See it: hold!");
  expect(headings).toEqual([
    { level: 1, text: "A b & <c>", id: "a-b--c" },
    { level: 2, text: "See it: hold!", id: "see-it-hold" },
    { level: 2, text: "See it: hold!", id: "see-it-hold-1" },
  ]);
  expect(html.html).toContain('<h1 id="a-b--c">A <code>b</code> &amp; &lt;c&gt;</h1>');
});

test("markup is shown as text, and comments are left out", () => {
  expect(shown("a <img src=x onerror=alert(1)> b")).toBe("<p>a &lt;img src=x onerror=alert(1)&gt; b</p>");
  expect(shown("<script>alert(1)</script>")).toBe("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(shown("<!-- made from schemas/ -->\n\na")).toBe("<p>a</p>");
  expect(shown("<!-- a --><script>b</script>")).not.toContain("<script");
  expect(shown('```"><script>\n<b>\n```')).toBe(
    '<pre tabindex="0" class="language-&quot;&gt;&lt;script&gt;"><code>&lt;b&gt;</code></pre>',
  );
});

test.each([
  "javascript:alert(1)",
  "vbscript:x",
  "data:text/html,x",
  "//elsewhere.example",
  "<java\tscript:x>",
  "<\x01javascript:x>",
])("a link to %j is its text alone", (href) => {
  expect(shown(`[t](${href}) ![p](${href})`)).toBe("<p>t p</p>");
});

test("what only looks like an address that runs something is a page that is not there", () => {
  expect(shown("[t](JaVa&#115;cript:x)")).toBe('<p><a href="JaVa&amp;#115;cript:x">t</a></p>');
});

test("links within the documents lead to pages, and those out of them are text alone", () => {
  const link = (href: string) => (href === "../a.md#b" ? "a.html#b" : undefined);
  expect(shown("[`x`](../a.md#b) [y](../../examples) ![z](p.png)", { link })).toBe(
    '<p><a href="a.html#b"><code>x</code></a> y z</p>',
  );
});

test("a name in a code span is a link where it is known", () => {
  const code = (name: string) => (name === "getBerth" ? "../harbour.html#/berths" : undefined);
  expect(shown("`getBerth` `other`", { code })).toBe(
    '<p><a href="../harbour.html#/berths"><code>getBerth</code></a> <code>other</code></p>',
  );
});

test("wide tables and code can be scrolled with the keyboard", () => {
  expect(shown("| a | b |\n|---|---|\n| `x\\|y` | **z** |")).toBe(
    '<div class="wide" tabindex="0"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td><code>x|y</code></td><td><strong>z</strong></td></tr>\n</tbody></table></div>',
  );
  expect(shown("| | b |\n|---|---|\n| x | y |")).toContain("<thead><tr><td></td><th>b</th></tr></thead>");
  expect(shown("```text\na < b\n```")).toBe('<pre tabindex="0" class="language-text"><code>a &lt; b</code></pre>');
});

test("strings and comments of code are marked, and nothing that is in a string", () => {
  expect(shown('```ts\na("x // <y>\\"", `z`); // "b" <c>\n```')).toContain(
    '<code>a(<span class="string">&quot;x // &lt;y&gt;\\&quot;&quot;</span>, <span class="string">`z`</span>); <span class="comment">// &quot;b&quot; &lt;c&gt;</span></code>',
  );
  expect(shown("```sh\nrun 'a#b' # c\n```")).toContain(
    'run <span class="string">&#39;a#b&#39;</span> <span class="comment"># c</span>',
  );
});
