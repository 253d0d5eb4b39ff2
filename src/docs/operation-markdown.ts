import type { Contract, MediaType, Operation } from "../contract/index.ts";
import { atPointer, resolveRef } from "../contract/index.ts";
import { curlSample } from "./curl-sample.ts";
import { evidenceText } from "./evidence-text.ts";
import { blocks, codeBlock, codeSpan, safeMarkdown, table } from "./markdown.ts";
import { meaningText, propertiesTable } from "./properties-table.ts";
import { schemaName, typeText } from "./type-text.ts";
import { typescriptSample } from "./typescript-sample.ts";
import type { Node } from "./walk-document.ts";
import { webhookSample } from "./webhook-sample.ts";
import type { WorkedExample } from "./worked-example.ts";

/** One operation or webhook as Markdown, under a heading of the third level. */
export function operationMarkdown(contract: Contract, worked: WorkedExample): string {
  const { operation } = worked;
  const { evidence, source, security } = operation;
  const isWebhook = contract.webhooks.includes(operation);
  const receiver = webhookSample(contract, worked);
  const ways = security.map((way) => (way.length ? way.map(codeSpan).join(" and ") : "nothing"));
  return blocks(
    `### ${operation.summary ? safeMarkdown(operation.summary) : operation.id}`,
    `${codeSpan(`${operation.method.toUpperCase()} ${operation.path}`)} · ${isWebhook ? "event" : "name in the client"}: ${codeSpan(operation.id)}${operation.deprecated ? " · **deprecated**" : ""}`,
    operation.description && safeMarkdown(operation.description.trim()),
    [
      source && `Source: ${safeMarkdown(source)}`,
      evidence && `Evidence: ${evidenceText(evidence, source)}`,
      `Credentials: ${ways.join(", or ") || "none"}`,
    ]
      .filter(Boolean)
      .map((line) => `- ${line}`)
      .join("\n"),
    operation.parameters.length > 0 && "#### Parameters",
    parametersTable(contract, operation),
    operation.body && `#### Body${operation.body.required ? " (required)" : ""}`,
    ...mediaTypes(contract, operation.body?.content ?? {}),
    "#### Responses",
    ...Object.entries(operation.responses).flatMap(([status, { description, evidence, headers, content }]) => [
      `**${status}**: ${safeMarkdown(description.trim())}${evidence ? ` ${evidenceText(evidence)}` : ""}`,
      table(
        ["Header", "Type", "Required", "Meaning"],
        Object.entries(headers).map(([name, { required, schema, description }]) => [
          codeSpan(name),
          typeText(schema),
          required ? "yes" : "no",
          meaningText({ description }, schema),
        ]),
      ),
      ...mediaTypes(contract, content),
    ]),
    isWebhook
      ? receiver && blocks("#### Sample", codeBlock(receiver, "ts"))
      : blocks(
          "#### Samples",
          codeBlock(typescriptSample(contract, worked), "ts"),
          codeBlock(curlSample(contract, worked), "sh"),
        ),
  );
}

function parametersTable({ document }: Contract, { parameters, pointer }: Operation): string {
  const item = resolveRef(document, atPointer(document, pointer.slice(0, pointer.lastIndexOf("/"))));
  const nodes: Node[] = [
    ...(item?.[pointer.slice(pointer.lastIndexOf("/") + 1)]?.parameters ?? []),
    ...(item?.parameters ?? []),
  ];
  const nodeOf = (name: string, place: string) =>
    nodes.map((node) => resolveRef(document, node)).find((node) => node?.name === name && node?.in === place);
  return table(
    ["Name", "In", "Type", "Required", "Meaning"],
    parameters.map(({ name, in: place, schema, required }) => [
      codeSpan(name),
      place,
      typeText(schema),
      required ? "yes" : "no",
      meaningText(nodeOf(name, place), resolveRef(document, schema)),
    ]),
  );
}

function mediaTypes({ document }: Contract, content: Record<string, MediaType>): string[] {
  return Object.entries(content).map(([type, { schema, examples }]) =>
    blocks(
      `${codeSpan(type)}: ${typeText(schema)}`,
      schemaName(schema) ? "" : propertiesTable(document, schema),
      ...Object.entries(examples).map(([name, { summary, value }]) =>
        blocks(
          `Example ${codeSpan(name)}${summary ? `: ${safeMarkdown(summary)}` : ""}`,
          codeBlock(
            typeof value === "string" ? value : JSON.stringify(value, null, 2),
            typeof value === "string" ? "" : "json",
          ),
        ),
      ),
    ),
  );
}
