import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { blocksOf, readDocument, runBlocks } from "./run-document.ts";

// The guide, as a new user follows it in an empty folder: block by block.
const guide = readDocument("docs/adding-an-api.md");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-guide-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(guide.split(/^## /m).slice(1))("docs/adding-an-api.md", (chapter) => {
  const [title = ""] = chapter.split("\n");

  test(title, () => runBlocks(blocksOf(chapter), folder), 60_000);
});
