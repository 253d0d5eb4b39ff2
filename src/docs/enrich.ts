import { printSource } from "../auth/index.ts";
import type { Contract, OpenApiDocument, Operation } from "../contract/index.ts";
import { atPointer, resolveRef } from "../contract/index.ts";
import { authSection, schemeText, verifying } from "./auth-section.ts";
import { curlSample } from "./curl-sample.ts";
import { evidenceText } from "./evidence-text.ts";
import type { Guide } from "./guides.ts";
import { blocks, codeBlock, codeSpan, link, safeMarkdown } from "./markdown.ts";
import { movesMoney } from "./operation-markdown.ts";
import { operationPaths } from "./operation-page.ts";
import { publishedJourney } from "./published-journey.ts";
import { rateLimitText } from "./rate-limit-text.ts";
import { retryText } from "./retry-text.ts";
import { sampleLanguages } from "./sample-languages.ts";
import { typescriptSample } from "./typescript-sample.ts";
import { type Node, walkDocument } from "./walk-document.ts";
import { webhookSample } from "./webhook-sample.ts";
import type { WorkedExample } from "./worked-example.ts";

/**
 * A copy of the bundled document with what our pages show on top: formulas and worked examples, evidence and sources,
 * code samples, sensitive properties. Prose of the contract can bring no markup of its own.
 */
export function enrich(
  contract: Contract,
  examples: readonly WorkedExample[],
  guides: readonly Guide[] = [],
): OpenApiDocument {
  const document = structuredClone(contract.document);
  walkDocument(document, (node, keys) => showClaims(document, node, keys));
  for (const [name, scheme] of Object.entries(contract.schemes)) {
    const node = document.components?.securitySchemes?.[name];
    if (!node) continue;
    document.components.securitySchemes[name] = {
      ...resolveRef(document, node),
      description: schemeText(scheme, contract.testCredentials),
    };
  }
  const paths = operationPaths(contract);
  for (const example of examples) {
    const node: Node = atPointer(document, example.operation.pointer);
    if (node) showOperation(contract, node, example, paths.get(example.operation) ?? "");
  }
  for (const server of document.servers ?? []) showServer(server);
  for (const tag of document.tags ?? []) showGuides(contract, tag, guides);
  const { info } = document;
  const limit = rateLimitText(document);
  info.description = blocks(
    info.description,
    limit && `Rate limit: ${limit}`,
    pagesText(contract),
    authSection(contract, examples, 1),
  );
  return document;
}

function showClaims(document: OpenApiDocument, node: Node, keys: readonly string[]): void {
  const texts = ["description", "summary"].filter((key) => typeof node[key] === "string");
  for (const key of texts) node[key] = safeMarkdown(node[key]);
  const evidence = node["x-evidence"];
  const sensitive = node["x-sensitive"] === true;
  if (node["x-value"] !== undefined && keys[1] !== "securitySchemes")
    node.description = blocks(
      node.description,
      `Made when the request is signed: ${codeSpan(printSource(node["x-value"]))}`,
    );
  // Operations, servers and schemes have a place of their own; the root claims nothing by itself.
  if ((!evidence && !sensitive) || keys.length === 0 || isShownElsewhere(node, keys)) return;
  const badge = (name: string) => ({ name, position: "after" });
  node["x-badges"] = [
    ...(node["x-badges"] ?? []),
    ...(sensitive ? [badge("sensitive")] : []),
    ...(evidence?.level ? [badge(String(evidence.level))] : []),
  ];
  if (!evidence) return;
  // Beside a reference, a description stands in place of the one that is referred to.
  const own = node.description ?? (node.$ref && resolveRef(document, node)?.description);
  node.description = blocks(own, evidenceText(evidence));
}

function isShownElsewhere(node: Node, keys: readonly string[]): boolean {
  return "responses" in node || keys[0] === "servers" || keys[1] === "securitySchemes";
}

function showOperation(contract: Contract, node: Node, example: WorkedExample, page: string): void {
  const { operation } = example;
  const { evidence, source } = operation;
  const about = node.externalDocs?.description;
  const limit = rateLimitText(node);
  node.operationId ??= operation.id;
  const receiver = contract.webhooks.includes(operation) && webhookSample(contract, example);
  node.description = blocks(
    node.description,
    source && `Source: ${link(about ? safeMarkdown(about) : source, source)}.`,
    evidence && `Evidence: ${evidenceText(evidence, source)}`,
    limit && `Rate limit: ${limit}`,
    retryText(contract.document, operation),
    operation.money && movesMoney,
    `${contract.webhooks.includes(operation) ? "Name of the event" : "Name in the client"}: ${codeSpan(operation.id)}. [As Markdown](${page}).`,
    contract.webhooks.includes(operation) && example.requirement.length > 0 && verifying,
    example.requirement.length > 0 && labLink(contract, operation),
    receiver && codeBlock(receiver, "ts"),
  );
  delete node.externalDocs;
  if (contract.webhooks.includes(operation)) return;
  node["x-codeSamples"] = [
    { ...sampleLanguages.typescript, source: typescriptSample(contract, example) },
    { ...sampleLanguages.shell, source: curlSample(contract, example) },
  ];
}

/** What a tag is about is walked through in the guides that name an operation of it, and in that to webhooks. */
function showGuides({ api, operations, webhooks }: Contract, tag: Node, guides: readonly Guide[]): void {
  const isTagged = ({ tags }: Operation) => tags.includes(tag.name);
  const names = operations.filter(isTagged).map(({ id }) => `\`${id}\``);
  const receives = webhooks.some(isTagged);
  const about = guides.filter(
    (guide) =>
      (guide.api === api && names.some((name) => guide.text.includes(name))) ||
      (guide.name === "receive-webhooks" && receives),
  );
  if (about.length === 0) return;
  const links = about.map(({ title, name }) => `[${safeMarkdown(title)}](guides/${name}.html)`);
  tag.description = blocks(tag.description, `Guide: ${links.join(", ")}.`);
}

function labLink({ api, webhooks }: Contract, operation: Operation): string {
  const text = webhooks.includes(operation) ? "Verify one in the signature lab" : "Sign it in the signature lab";
  const id = encodeURIComponent(operation.id).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
  return `[${text}](lab/${api}.html#${id})`;
}

function showServer(server: Node): void {
  const { level } = server["x-evidence"] ?? {};
  const about = [server["x-name"], level].filter(Boolean).join(", ");
  if (about) server.description = `${server.description ?? ""}${server.description ? " " : ""}(${about})`;
}

function pagesText(contract: Contract): string {
  const { api } = contract;
  const journey = publishedJourney(contract);
  const links = [
    "[All APIs](index.html)",
    `[Evidence](evidence/${api}.html)`,
    `[This page as Markdown](${api}.md)`,
    `[As OpenAPI](${api}.openapi.json)`,
    journey && `[A journey as Arazzo](${journey.path})`,
  ];
  return links.filter(Boolean).join(" · ");
}
