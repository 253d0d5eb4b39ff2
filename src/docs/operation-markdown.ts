import { atPointer, type Contract, type MediaType, type Operation } from "../contract/index.ts";
import { parameterPlaces, schemaNodes } from "../schema/index.ts";
import { curlSample } from "./curl-sample.ts";
import { evidenceText } from "./evidence-text.ts";
import { blocks, codeBlock, codeSpan, safeMarkdown, table } from "./markdown.ts";
import { meaningText, propertiesTable, propertyRows } from "./properties-table.ts";
import { rateLimitText } from "./rate-limit-text.ts";
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
  const limit = rateLimitText(atPointer(contract.document, operation.pointer) as Node);
  const ways = security.map((way) => (way.length ? way.map(codeSpan).join(" and ") : "nothing"));
  return blocks(
    `### ${operation.summary ? safeMarkdown(operation.summary) : operation.id}`,
    `${codeSpan(`${operation.method.toUpperCase()} ${operation.path}`)} · ${isWebhook ? "event" : "name in the client"}: ${codeSpan(operation.id)}${operation.deprecated ? " · **deprecated**" : ""}`,
    operation.description && safeMarkdown(operation.description.trim()),
    [
      source && `Source: ${safeMarkdown(source)}`,
      evidence && `Evidence: ${evidenceText(evidence, source)}`,
      limit && `Rate limit: ${limit}`,
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

function parametersTable(contract: Contract, operation: Operation): string {
  const nodes = schemaNodes(contract.document);
  const places = parameterPlaces(nodes, operation);
  const rows = operation.parameters.flatMap(({ name, in: where, required }) => {
    const { pointer, schema: followed } = places.get(`${where} ${name}`) ?? {};
    // As it is written, so that the name of a schema is a link.
    const schema = nodes.at(`${pointer}/schema`) === undefined ? followed : `${pointer}/schema`;
    const described = schema === undefined ? undefined : (nodes.at(schema) as Node);
    const node = pointer === undefined ? undefined : (nodes.at(pointer) as Node);
    const meaning = meaningText(node, ...(schema === undefined ? [] : nodes.fixed(schema).map(({ schema }) => schema)));
    return [
      [codeSpan(name), where, typeText(described), required ? "yes" : "no", meaning],
      ...(schema === undefined || schemaName(described)
        ? []
        : propertyRows(nodes, schema, name).map(([label = "", ...rest]) => [label, where, ...rest])),
    ];
  });
  return table(["Name", "In", "Type", "Required", "Meaning"], rows);
}

function mediaTypes({ document }: Contract, content: Record<string, MediaType>): string[] {
  return Object.entries(content).map(([type, { schema, pointer, examples }]) =>
    blocks(
      `${codeSpan(type)}: ${typeText(schema)}`,
      schemaName(schema) ? "" : propertiesTable(schemaNodes(document), pointer),
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
