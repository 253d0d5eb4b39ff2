import {
  atPointer,
  type Contract,
  type MediaType,
  type Operation,
  readCallbacks,
  resolveRef,
} from "../contract/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { parameterPlaces, schemaNodes } from "../schema/index.ts";
import { curlSample } from "./curl-sample.ts";
import { evidenceText } from "./evidence-text.ts";
import { blocks, codeBlock, codeSpan, safeMarkdown, table } from "./markdown.ts";
import { meaningText, propertiesTable, propertyRows } from "./properties-table.ts";
import { rateLimitText } from "./rate-limit-text.ts";
import { retryText } from "./retry-text.ts";
import { schemaName, typeText } from "./type-text.ts";
import { typescriptSample } from "./typescript-sample.ts";
import type { Node } from "./walk-document.ts";
import { webhookSample } from "./webhook-sample.ts";
import type { WorkedExample } from "./worked-example.ts";

const heading = (level: number, text: string): string => `${"#".repeat(level)} ${text}`;

/** One operation or webhook as Markdown, under a heading of this level. */
export function operationMarkdown(contract: Contract, worked: WorkedExample, level = 3): string {
  const { operation } = worked;
  const isWebhook = contract.webhooks.includes(operation);
  const receiver = webhookSample(contract, worked);
  const callbacks = readCallbacks(contract, operation);
  return blocks(
    heading(level, operation.summary ? safeMarkdown(operation.summary) : operation.id),
    `${codeSpan(`${operation.method.toUpperCase()} ${operation.path}`)} · ${isWebhook ? "event" : "name in the client"}: ${codeSpan(operation.id)}${operation.deprecated ? " · **deprecated**" : ""}`,
    operation.description && safeMarkdown(operation.description.trim()),
    factsList(contract, operation),
    ...messages(contract, operation, level + 1),
    callbacks.length > 0 && heading(level + 1, "Callbacks"),
    ...callbacks.map((callback) => callbackMarkdown(contract, callback, level + 2)),
    isWebhook
      ? receiver && blocks(heading(level + 1, "Sample"), codeBlock(receiver, "ts"))
      : blocks(
          heading(level + 1, "Samples"),
          codeBlock(typescriptSample(contract, worked), "ts"),
          codeBlock(curlSample(contract, worked), "sh"),
        ),
  );
}

/** What is told of every operation that moves money. */
export const movesMoney = "Moves money: where its response is lost, look it up before it is sent again.";

/** What there is to know of an operation in a line each. */
function factsList({ document }: Contract, operation: Operation): string {
  const { evidence, source, security, pointer, money } = operation;
  const node = atPointer(document, pointer) as Node;
  const limit = rateLimitText(node);
  const ways = security.map((way) => (way.length ? way.map(codeSpan).join(" and ") : "nothing"));
  const item = atPointer(document, pointer.slice(0, pointer.lastIndexOf("/"))) as Node;
  const servers = (node.servers ?? item.servers ?? []).map(({ url }: Node) => codeSpan(String(url)));
  return [
    source && `Source: ${safeMarkdown(source)}`,
    evidence && `Evidence: ${evidenceText(evidence, source)}`,
    limit && `Rate limit: ${limit}`,
    retryText(document, operation),
    money && movesMoney,
    servers.length > 0 && `Servers of its own: ${servers.join(", ")}`,
    `Credentials: ${ways.join(", or ") || "none"}`,
  ]
    .filter(Boolean)
    .map((line) => `- ${line}`)
    .join("\n");
}

/** What is sent and what comes back, each part under a heading of this level. */
function messages(contract: Contract, operation: Operation, level: number): (string | undefined | false)[] {
  const { body, parameters, pointer, responses } = operation;
  return [
    parameters.length > 0 && heading(level, "Parameters"),
    parametersTable(contract, operation),
    body && heading(level, `Body${body.required ? " (required)" : ""}`),
    ...mediaTypes(contract, body?.content ?? {}),
    heading(level, "Responses"),
    ...Object.entries(responses).flatMap(([status, { description, evidence, headers, content }]) => [
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
      linksTable(contract, `${pointer}/responses/${status}`),
    ]),
  ];
}

/** A request that the vendor makes to an address that it was given. */
const callbackMarkdown = (contract: Contract, callback: Operation, level: number): string =>
  blocks(
    heading(level, callback.summary ? safeMarkdown(callback.summary) : callback.id),
    `${codeSpan(callback.method.toUpperCase())} to the address in ${codeSpan(callback.path)}`,
    callback.description && safeMarkdown(callback.description.trim()),
    ...messages(contract, callback, level + 1),
  );

/** Where what comes back is used again. */
function linksTable({ document }: Contract, pointer: string): string {
  const response: Node = resolveRef(document, atPointer(document, pointer) as Node);
  const rows = Object.entries<Node>(response?.links ?? {}).map(([name, node]) => {
    const { operationId, operationRef, parameters, requestBody, description } = resolveRef(document, node) ?? {};
    const given = Object.entries<Node>(parameters ?? {}).map(([name, value]) => [name, value]);
    if (requestBody !== undefined) given.push(["body", requestBody]);
    return [
      codeSpan(name),
      codeSpan(String(operationId ?? operationRef ?? "")),
      given
        .map(
          ([name, value]) =>
            `${codeSpan(name)}: ${codeSpan(typeof value === "string" ? value : JSON.stringify(value))}`,
        )
        .join(", "),
      description ? safeMarkdown(String(description).trim()) : "",
    ];
  });
  return table(["Link", "Leads to", "With", "Meaning"], rows);
}

function parametersTable(contract: Contract, operation: Operation): string {
  const nodes = schemaNodes(contract.document);
  const places = parameterPlaces(nodes, operation);
  const rows = operation.parameters.flatMap(({ name, in: where, required }) => {
    const { pointer, schema: followed } = places.get(`${where} ${name}`) ?? {};
    const node = pointer === undefined ? undefined : (nodes.at(pointer) as Node);
    // As it is written, so that the name of a schema is a link.
    const [type = ""] = Object.keys(node?.content ?? {});
    const written = [`${pointer}/schema`, `${pointer}/content/${escapeToken(type)}/schema`];
    const schema = written.find((place) => nodes.at(place) !== undefined) ?? followed;
    const described = schema === undefined ? undefined : (nodes.at(schema) as Node);
    const parts = schema === undefined ? [] : nodes.fixed(schema).map(({ schema }) => schema);
    const meaning = [meaningText(node, ...parts), styleText(node)].filter(Boolean).join(" ");
    return [
      [codeSpan(name), where, typeText(described), required ? "yes" : "no", meaning],
      ...(schema === undefined || schemaName(described)
        ? []
        : propertyRows(nodes, schema, name).map(([label = "", ...rest]) => [label, where, ...rest])),
    ];
  });
  return table(["Name", "In", "Type", "Required", "Meaning"], rows);
}

/** How the value of a parameter is written, where that is said. */
const styleText = (parameter: Node): string =>
  [
    parameter?.style && `Style ${codeSpan(String(parameter.style))}.`,
    parameter?.explode !== undefined && `Explode ${codeSpan(String(parameter.explode))}.`,
    parameter?.content && `Written as ${Object.keys(parameter.content).map(codeSpan).join(" or ")}.`,
  ]
    .filter(Boolean)
    .join(" ");

function mediaTypes({ document }: Contract, content: Record<string, MediaType>): string[] {
  return Object.entries(content).map(([type, { schema, pointer, examples }]) =>
    blocks(
      `${codeSpan(type)}: ${typeText(schema)}`,
      schemaName(schema) ? "" : propertiesTable(schemaNodes(document), pointer),
      encodingTable(atPointer(document, pointer.replace(/\/schema$/, "")) as Node),
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

/** How the fields of a form are written, where that is said. */
const encodingTable = (media: Node): string =>
  table(
    ["Field", "Written as"],
    Object.entries<Node>(media?.encoding ?? {}).map(([name, { contentType, style, explode }]) => [
      codeSpan(name),
      [
        contentType && codeSpan(String(contentType)),
        style && `style ${codeSpan(String(style))}`,
        explode !== undefined && `explode ${codeSpan(String(explode))}`,
      ]
        .filter(Boolean)
        .join(", "),
    ]),
  );
