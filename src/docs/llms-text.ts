import type { Contract } from "../contract/index.ts";
import { plainText, safeMarkdown } from "./markdown.ts";

/** The index of the Markdown pages, in the form of llmstxt.org. */
export function llmsText(contracts: readonly Contract[]): string {
  const line = ({ api, title, document, description, operations }: Contract) => {
    const about = plainText(document.info?.summary ?? description ?? "");
    return `- [${safeMarkdown(title)}](${api}.md): ${about ? `${safeMarkdown(about)} ` : ""}Operations: ${operations.map(({ id }) => id).join(", ")}. The same as [OpenAPI](${api}.openapi.json).`;
  };
  return `# API contracts

> Other people's APIs, written down as OpenAPI from what they publish. Each page has the servers, the credentials with a worked example, and every operation; each claim says how well it is known.

## APIs

${contracts.map(line).join("\n")}
`;
}
