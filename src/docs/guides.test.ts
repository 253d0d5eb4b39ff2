import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contract } from "../contract/index.ts";
import { guidePages, renderGuides } from "./guide-pages.ts";
import { readGuides } from "./guides.ts";
import { createSite } from "./site.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "docs-guides-"));
  mkdirSync(join(folder, "guides"));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write(
    "client.md",
    "# The client\n\n<!-- made -->\n\nIt is `made` once. Then it is used.\n\n## Limits\n\n[Start](guides/begin.md#end)\n",
  );
  write(
    "guides/begin.md",
    "# Begin\n\nFrom here.\n\n## End\n\n[`examples`](../../examples) `getBerth` [limits](../client.md#limits)\n",
  );
  write(
    "guides/moor-with-harbour.md",
    "# Moor\n\nCall `getBerth`, `other`.\n\n[Begin](begin.md) [Pay](pay-with-plain.md)\n",
  );
  write("guides/pay-with-plain.md", "# Pay\n\nHere.\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

const harbour = {
  api: "harbour",
  title: "Harbour",
  operations: [{ id: "getBerth", tags: ["Berths"] }],
  webhooks: [],
} as unknown as Contract;

test("guides are walks first, those of an API in the order of the APIs, and then what is reference", () => {
  const names = (apis: string[]) => readGuides(apis, folder).map(({ name, kind, api }) => [name, kind, api]);
  expect(names(["plain", "harbour"])).toEqual([
    ["pay-with-plain", "guide", "plain"],
    ["moor-with-harbour", "guide", "harbour"],
    ["begin", "guide", undefined],
    ["client", "reference", undefined],
  ]);
});

test("a guide to an API is shown only where that API is", () => {
  expect(readGuides(["acme"], folder).map(({ name }) => name)).toEqual(["begin", "client"]);
});

test("a guide has its title and its first sentence, and where there are none there are none", () => {
  expect(readGuides([], folder).find(({ name }) => name === "client")).toMatchObject({
    title: "The client",
    summary: "It is made once.",
  });
  expect(readGuides(["harbour"], join(folder, "nowhere"))).toEqual([]);
});

test("the package has guides, and none of another's API without it", () => {
  const guides = readGuides([]);
  expect(guides.filter(({ kind }) => kind === "guide").length).toBeGreaterThan(1);
  expect(guides.filter(({ api }) => api)).toEqual([]);
});

test("pages lead to each other and to the reference; links that lead out of the site are text", async () => {
  const guides = renderGuides([harbour], readGuides(["harbour"], folder));
  const pages = guidePages(await createSite([harbour], ["guides"]), guides);
  expect([...pages.keys()].filter((path) => path.startsWith("guides/")).sort()).toEqual(
    ["begin", "client", "index", "moor-with-harbour"].flatMap((name) =>
      name === "index" ? "guides/index.html" : [`guides/${name}.html`, `guides/${name}.md`],
    ),
  );
  expect(pages.get("guides/begin.html")).toContain(
    '<p><code>examples</code> <code>getBerth</code> <a href="client.html#limits">limits</a></p>',
  );
  expect(pages.get("guides/moor-with-harbour.html")).toContain(
    '<p>Call <a href="../harbour.html#/berths/getberth"><code>getBerth</code></a>, <code>other</code>.</p>\n<p><a href="begin.html">Begin</a> Pay</p>',
  );
  expect(pages.get("guides/begin.md")).toContain("\n`examples` `getBerth` [limits](client.md#limits)\n");
  expect(pages.get("guides/index.html")).toContain('<a href="begin.html">Begin</a><p class="quiet">From here.</p>');
});
