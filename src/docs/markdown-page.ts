import type { Contract } from "../contract/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { schemaNodes } from "../schema/index.ts";
import { authSection } from "./auth-section.ts";
import { evidenceText } from "./evidence-text.ts";
import { blocks, codeSpan, link, safeMarkdown, table } from "./markdown.ts";
import { operationMarkdown } from "./operation-markdown.ts";
import { propertiesTable } from "./properties-table.ts";
import { publishedJourney } from "./published-journey.ts";
import { rateLimitText } from "./rate-limit-text.ts";
import { typeText } from "./type-text.ts";
import type { Node } from "./walk-document.ts";
import type { WorkedExample } from "./worked-example.ts";

/** Everything about an API on one page of Markdown, readable by itself. */
export function markdownPage(contract: Contract, examples: readonly WorkedExample[]): string {
  const { api, title, version, description, document } = contract;
  const { summary } = document.info ?? {};
  const { externalDocs } = document;
  const limit = rateLimitText(document);
  const journey = publishedJourney(contract);
  const webhooks = examples.filter(({ operation }) => contract.webhooks.includes(operation));
  const operations = examples.filter((example) => !webhooks.includes(example));
  const page = blocks(
    `# ${safeMarkdown(title)}`,
    summary && safeMarkdown(summary),
    description && safeMarkdown(description.trim()),
    `Version of this contract: ${safeMarkdown(version)}, also [as OpenAPI](${api}.openapi.json).${journey ? ` A journey through it: [${safeMarkdown(journey.title)}, as Arazzo](${journey.path}).` : ""}${externalDocs?.url ? ` The vendor's pages: ${link(safeMarkdown(externalDocs.description ?? externalDocs.url), externalDocs.url)}.` : ""}`,
    limit && `Rate limit: ${limit}`,
    "## Servers",
    serversTable(document.servers ?? []),
    authSection(contract, examples, 2),
    operations.length > 0 && "## Operations",
    ...operations.map((example) => operationMarkdown(contract, example)),
    webhooks.length > 0 && "## Webhooks",
    ...webhooks.map((example) => operationMarkdown(contract, example)),
    ...schemasSection(contract),
  );
  return `${page}\n`;
}

export const serversTable = (servers: Node[]): string =>
  table(
    ["Name", "URL", "Meaning"],
    servers.map((server) => [
      server["x-name"] ? codeSpan(server["x-name"]) : "",
      safeMarkdown(server.url ?? ""),
      [
        server.description && safeMarkdown(server.description),
        server["x-evidence"] && evidenceText(server["x-evidence"]),
      ]
        .filter(Boolean)
        .join(" "),
    ]),
  );

/** The named schemas, or some of them, each with a table of its properties. */
export function schemasSection({ document }: Contract, only?: ReadonlySet<string>): string[] {
  const schemas = Object.entries<Node>(document.components?.schemas ?? {}).filter(([name]) => only?.has(name) ?? true);
  if (schemas.length === 0) return [];
  return [
    "## Schemas",
    ...schemas.map(([name, schema]) =>
      blocks(
        `### ${name}`,
        schema?.description && safeMarkdown(schema.description.trim()),
        `Type: ${typeText(schema)}`,
        schema?.["x-evidence"] && evidenceText(schema["x-evidence"]),
        propertiesTable(schemaNodes(document), `/components/schemas/${escapeToken(name)}`),
      ),
    ),
  ];
}
