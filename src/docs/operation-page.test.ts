import { expect, test } from "vitest";
import { type Contract, loadContract, type Operation } from "../contract/index.ts";
import { operationPage, operationPaths } from "./operation-page.ts";
import { workedExample } from "./worked-example.ts";

const fixture = (name: string) => loadContract(new URL(`fixtures/${name}.yaml`, import.meta.url).pathname, name);
const harbour = await fixture("harbour");
const shapes = await fixture("shapes");
const pageOf = async (contract: Contract, id: string) => {
  const operation = [...contract.operations, ...contract.webhooks].find((one) => one.id === id) as Operation;
  return operationPage(contract, await workedExample(contract, operation));
};

test("a page of one operation has its credentials, how they are made, and the schemas that it leads to", async () => {
  const page = await pageOf(harbour, "put-berth");
  expect(page).toMatch(/^# Rename \| move a berth\n/);
  for (const text of [
    "\n## Parameters\n",
    "\n## Body",
    "\n## Responses\n",
    "\n## Authentication\n",
    "PUT|/v1/berths/A%207|",
    "[as OpenAPI](../harbour.openapi.json)",
  ])
    expect(page).toContain(text);
  expect(page).not.toContain("Read the tide");
});

test("only schemas that the operation leads to are on it, also those behind others", async () => {
  expect((await pageOf(shapes, "putParcel")).match(/^### .+$/gm)).toEqual(["### Parcel", "### Address", "### Zip"]);
  expect((await pageOf(harbour, "getTide")).match(/^### .+$/gm) ?? []).not.toContain("### Berth");
});

test("every link in a page leads to a heading of it, or out of its folder", async () => {
  for (const { id } of [...harbour.operations, ...harbour.webhooks]) {
    const page = await pageOf(harbour, id);
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => text.toLowerCase());
    for (const [, href = ""] of page.matchAll(/\]\(([^)\s]+)\)/g))
      if (href.startsWith("#") && !href.startsWith("#alert"))
        expect(anchors, `${id}: ${href}`).toContain(href.slice(1));
      else expect(href).toMatch(/^(https:|#alert|\.\.\/harbour\.(md|openapi\.json)$)/);
  }
});

test("addresses are names that every file system takes, each once", () => {
  const operation = (id: string) => ({ id }) as Operation;
  const operations = ["repos/get", "Repos-get", "../../up", "ä".repeat(300), "plain_1"].map(operation);
  const paths = operationPaths({ ...harbour, api: "x", operations, webhooks: [operation("plain_1")] });
  expect([...paths.values()]).toEqual([
    "x/repos-get.md",
    "x/Repos-get-2.md",
    "x/-up.md",
    "x/-.md",
    "x/plain_1.md",
    "x/plain_1-2.md",
  ]);
});
