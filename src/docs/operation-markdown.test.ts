import { expect, test } from "vitest";
import { loadContract, type Operation } from "../contract/index.ts";
import { operationMarkdown } from "./operation-markdown.ts";
import { workedExample } from "./worked-example.ts";

const shapes = await loadContract(new URL("fixtures/shapes.yaml", import.meta.url).pathname, "shapes");
const page = operationMarkdown(shapes, await workedExample(shapes, shapes.operations[0] as Operation));

test("parameters are a table, what stands in an object among them included", () => {
  expect(page).toContain("| `code` | path | string, pattern `^[A-Z]{3}-[0-9]{2}$` | yes |  |");
  expect(page).toContain(
    "| `filter` | query | object | no |  |\n| `filter.zip` | query | [Zip](#zip) | no | Five digits. |",
  );
});

test("a body of a named schema is a link to its table", () => {
  expect(page).toContain("#### Body (required)\n\n`application/json`: [Parcel](#parcel)\n\n#### Responses");
});
