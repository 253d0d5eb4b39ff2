import {
  atPointer,
  type Contract,
  type DocumentedResponse,
  type MediaType,
  type Operation,
  resolveRef,
} from "../contract/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { parameterPlaces, schemaNodes } from "../schema/index.ts";
import { evidenceText } from "./evidence-text.ts";
import { blocks, codeBlock, codeSpan, heading, safeMarkdown, table } from "./markdown.ts";
import { meaningText, propertiesTable, propertyRows } from "./properties-table.ts";
import { schemaName, typeText } from "./type-text.ts";
import type { Node } from "./walk-document.ts";

/** What is sent and what comes back, each part under a heading of this level. */
export function messagesMarkdown(
  contract: Contract,
  operation: Operation,
  level: number,
): (string | undefined | false)[] {
  const { body, parameters, pointer, responses } = operation;
  return [
    parameters.length > 0 && heading(level, "Parameters"),
    parametersTable(contract, operation),
    body && heading(level, `Body${body.required ? " (required)" : ""}`),
    ...mediaTypes(contract, body?.content ?? {}),
    heading(level, "Responses"),
    ...Object.entries(responses).flatMap(([status, { description, evidence, headers, content }]) => [
      `**${status}**: ${safeMarkdown(description.trim())}${evidence ? ` ${evidenceText(evidence)}` : ""}`,
      headersTable(contract, headers, `${pointer}/responses/${status}`),
      ...mediaTypes(contract, content),
      linksTable(contract, `${pointer}/responses/${status}`),
    ]),
  ];
}

function headersTable({ document }: Contract, headers: DocumentedResponse["headers"], pointer: string): string {
  const response: Node = resolveRef(document, atPointer(document, pointer) as Node);
  const rows = Object.entries(headers).map(([name, { required, schema }]) => [
    codeSpan(name),
    typeText(schema),
    required ? "yes" : "no",
    meaningText(resolveRef(document, response.headers[name]), resolveRef(document, schema)),
  ]);
  return table(["Header", "Type", "Required", "Meaning"], rows);
}

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
