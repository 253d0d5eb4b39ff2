import type { Contract } from "../contract/index.ts";
import type { Guide } from "./guides.ts";
import { blocks, plainText, safeMarkdown } from "./markdown.ts";
import { operationPaths } from "./operation-page.ts";
import { publishedJourney } from "./published-journey.ts";

const link = (text: string, path: string, about = ""): string =>
  `- [${safeMarkdown(text)}](${path})${about && `: ${safeMarkdown(about)}`}`;

/** The index of the Markdown pages, in the form of llmstxt.org. */
export function llmsText(contracts: readonly Contract[], guides: readonly Guide[] = []): string {
  const guideLinks = (kind: Guide["kind"]) =>
    guides
      .filter((guide) => guide.kind === kind)
      .map(({ name, title, summary }) => link(title, `guides/${name}.md`, summary));
  const list = (title: string, links: readonly string[]) => links.length > 0 && `## ${title}\n\n${links.join("\n")}`;
  const text = blocks(
    "# API contracts",
    "> Other people's APIs, written down as OpenAPI from what they publish. Each page has the servers, the credentials with a worked example, and every operation; each claim says how well it is known.",
    list(
      "APIs",
      contracts.map(({ api, title, document, description }) =>
        link(title, `${api}.md`, plainText(document.info?.summary ?? description ?? "")),
      ),
    ),
    list("Guides", guideLinks("guide")),
    ...contracts.map((contract) => list(`Operations of ${safeMarkdown(contract.title)}`, operationLinks(contract))),
    list("Optional", [
      ...contracts.map(({ api, title }) => link(`${title} as OpenAPI`, `${api}.openapi.json`)),
      ...contracts
        .flatMap((contract) => publishedJourney(contract) ?? [])
        .map(({ title, path }) => link(`${title}, as Arazzo`, path)),
      ...guideLinks("reference"),
    ]),
  );
  return `${text}\n`;
}

const operationLinks = (contract: Contract): string[] =>
  [...operationPaths(contract)].map(([{ id, summary, method, path }, address]) =>
    link(
      summary ?? id,
      address,
      contract.webhooks.some((webhook) => webhook.id === id && webhook.path === path)
        ? `webhook ${path}`
        : `${method.toUpperCase()} ${path}`,
    ),
  );
