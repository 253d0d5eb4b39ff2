import { expect, test } from "vitest";
import { html } from "./html.ts";

test("what goes into markup is escaped, markup itself is not", () => {
  expect(html`<p title="${'"<&'}">${html`<b>${"<i>"}</b>`}${["'", 1]}${undefined}${false}</p>`.html).toBe(
    '<p title="&quot;&lt;&amp;"><b>&lt;i&gt;</b>&#39;1</p>',
  );
});
