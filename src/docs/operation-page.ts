import { atPointer, type Contract, type Operation } from "../contract/index.ts";
import { localPointer } from "../core/json-pointer.ts";
import { authSection } from "./auth-section.ts";
import { blocks, safeMarkdown } from "./markdown.ts";
import { schemasSection, serversTable } from "./markdown-page.ts";
import { operationMarkdown } from "./operation-markdown.ts";
import { schemaName } from "./type-text.ts";
import type { Node } from "./walk-document.ts";
import type { WorkedExample } from "./worked-example.ts";

/** The addresses of the pages of an API's operations and webhooks, from the root of the site. */
export function operationPaths({ api, operations, webhooks }: Contract): Map<Operation, string> {
  const taken = new Set<string>();
  const paths = new Map<Operation, string>();
  for (const operation of [...operations, ...webhooks]) {
    // Names that every file system takes, and not every one tells the case of.
    const name = operation.id.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 100) || "-";
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}-${n}`;
    taken.add(free.toLowerCase());
    paths.set(operation, `${api}/${free}.md`);
  }
  return paths;
}

/** Everything about one operation as a page of Markdown, readable by itself: its credentials and schemas are on it. */
export function operationPage(contract: Contract, worked: WorkedExample): string {
  const { api, title, version, document } = contract;
  const { operation } = worked;
  const names = new Set(operation.security.flat());
  const schemes = Object.fromEntries(Object.entries(contract.schemes).filter(([name]) => names.has(name)));
  const page = blocks(
    operationMarkdown(contract, worked, 1),
    authSection({ ...contract, schemes }, [worked], 2),
    ...schemasSection(contract, schemasOf(contract, operation)),
    "## The API",
    `This is an operation of [${safeMarkdown(title)}](../${api}.md), version ${safeMarkdown(version)} of the contract, also [as OpenAPI](../${api}.openapi.json).`,
    serversTable(document.servers ?? []),
  );
  return `${page}\n`;
}

/** The named schemas that an operation leads to. */
function schemasOf({ document }: Contract, { pointer }: Operation): Set<string> {
  const names = new Set<string>();
  const item = pointer.slice(0, pointer.lastIndexOf("/"));
  const reached = new Set([pointer, `${item}/parameters`]);
  for (const place of reached) {
    const written = JSON.stringify(atPointer(document, place)) ?? "";
    for (const [, ref = ""] of written.matchAll(/"(#\/[^"\\]+)"/g)) {
      const name = schemaName({ $ref: ref } as Node);
      if (name) names.add(name);
      reached.add(localPointer(ref) ?? ref);
    }
  }
  return names;
}
