import { expect, test } from "vitest";
import { loadContract, type Operation } from "../contract/index.ts";
import { operationMarkdown } from "./operation-markdown.ts";
import { operationPage } from "./operation-page.ts";
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

test("nothing that a description says of an operation is missing", async () => {
  const contract = await loadContract(new URL("fixtures/everything.yaml", import.meta.url).pathname, "everything");
  const text = operationPage(
    contract,
    await workedExample(contract, contract.operations.find(({ id }) => id === "order") as Operation),
  );
  const lines = [
    "- Servers of its own: `https://orders.everything.example`",
    "| `id` | path | string, uuid | yes |  |",
    "| `only` | query | array of string | no | Style `pipeDelimited`. Explode `false`. |",
    "| `where` | query | [Labels](#labels) | no | Written as `application/json`. |",
    "| `photo` | string, holds `image/png` | no |  |",
    "| `photo` | `image/png, image/jpeg` |",
    "| `meta` | style `deepObject`, explode `true` |",
    "| `Location` | string, uri | yes | Where it is. |",
    "| `X-Left` | integer, at least 0 | no | Requests left. **Deprecated.** **assumed**. Nobody says so. |",
    "| `pair` | array of string, then integer, then nothing else, at least 2 items | no |  |",
    "| `pair[0]` | string | yes | The first of a pair. |",
    "| names like `^x_` | string | no | A label of your own. |",
    "| `Read` | `read` | `id`: `$response.body#/id` | Reads it. |",
    '| `Again` | `#/paths/~1orders~1{id}/post` | `body`: `{"a":1}` |  |',
    "### Tell that it was shipped\n\n`POST` to the address in `{$request.body#/meta/url}`\n\nComes once.",
    '| `X-Shipped` | header | always `"yes"` | no |  |',
    "`application/json`: [Shipment](#shipment)",
    "### Shipment",
    "### lost\n\n`POST` to the address in `{$request.query.lost}`",
    'told apart by `brand` (`"visa"`, `"amex"`: [Card](#card); `"paypal"`: [Wallet](#wallet))',
    "where `pan` is, also `cvv`",
    'if (properties `brand`: always `"amex"`) then (properties `cvv`: at least 4 characters)',
    "| `pan` | string or null | yes |  |",
  ];
  expect(lines.filter((line) => !text.includes(line))).toEqual([]);
});
