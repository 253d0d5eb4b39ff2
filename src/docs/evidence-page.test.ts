import { beforeAll, expect, test } from "vitest";
import { type Contract, countEvidence, loadContract, readClaims } from "../contract/index.ts";
import { evidencePage } from "./evidence-page.ts";
import { createSite } from "./site.ts";

let contract: Contract;
let page: string;
beforeAll(async () => {
  contract = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
  const pages = await evidencePage(await createSite([contract], ["reference", "evidence"]), contract);
  page = pages.get("evidence/harbour.html") ?? "";
});

const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();
const items = () =>
  [...page.matchAll(/<li data-level="(\w+)">([\s\S]*?)<\/li>/g)].map(([, level, item = ""]) => ({
    level,
    text: text(item),
  }));

test("every claim is listed once, with its level, its note and its source", () => {
  const claims = readClaims(contract);
  expect(items()).toHaveLength(claims.length);
  for (const [level, count] of Object.entries(countEvidence(claims))) {
    expect(items().filter((item) => item.level === level)).toHaveLength(count);
    expect(text(page)).toContain(`${level} (${count})`);
  }
  expect(items().map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      "observed id path parameter, also in put-berth A client sends letters. code.example/client",
      "observed owner.name property of response 200, also in put-berth code.example/client",
      "assumed 401 response 401 The handbook is silent.",
    ]),
  );
});

test("a claim leads to where the reference shows it", () => {
  expect(page).toContain(
    'href="../harbour.html#/berths-and-boats/getberth#berths-and-boats/getberth/t=response&amp;c=200&amp;path=owner/name"',
  );
});

test("a contract that says nothing of evidence has a page that says so", async () => {
  const plain = await loadContract(new URL("fixtures/plain.yaml", import.meta.url).pathname, "plain");
  const pages = await evidencePage(await createSite([plain], ["reference", "evidence"]), plain);
  expect(text(pages.get("evidence/plain.html") ?? "")).toContain("No claim of this contract says where it comes from.");
});
