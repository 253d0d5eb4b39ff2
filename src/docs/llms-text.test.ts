import { expect, test } from "vitest";
import type { Contract } from "../contract/index.ts";
import type { Guide } from "./guides.ts";
import { llmsText } from "./llms-text.ts";

const contract = {
  api: "harbour",
  file: "/nowhere/openapi.yaml",
  title: "Harbour <b>",
  document: { info: { summary: "Berths and **boats**." } },
  operations: [{ id: "getBerth", method: "get", path: "/berths/{id}", summary: "Get a berth" }],
  webhooks: [{ id: "onFreed", method: "post", path: "berth.freed" }],
} as unknown as Contract;
const guide = (name: string, kind: Guide["kind"]): Guide => ({ name, kind, title: name, summary: "Short.", text: "" });

test("llms.txt is a title, a quote, and sections of links: APIs, guides, operations, and what may be left out", () => {
  expect(llmsText([contract], [guide("begin", "guide"), guide("client", "reference")])).toBe(`# API contracts

> Other people's APIs, written down as OpenAPI from what they publish. Each page has the servers, the credentials with a worked example, and every operation; each claim says how well it is known.

## APIs

- [Harbour &lt;b>](harbour.md): Berths and boats.

## Guides

- [begin](guides/begin.md): Short.

## Operations of Harbour &lt;b>

- [Get a berth](harbour/getBerth.md): GET /berths/{id}
- [onFreed](harbour/onFreed.md): webhook berth.freed

## Optional

- [Harbour &lt;b> as OpenAPI](harbour.openapi.json)
- [client](guides/client.md): Short.
`);
});

test("a section without a link is left out", () => {
  expect(llmsText([{ ...contract, operations: [], webhooks: [] }])).not.toMatch(/## (Guides|Operations)/);
});
