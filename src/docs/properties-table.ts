import { type OpenApiDocument, resolveRef } from "../contract/index.ts";
import { evidenceText } from "./evidence-text.ts";
import { codeSpan, safeMarkdown, table } from "./markdown.ts";
import { schemaName, typeText } from "./type-text.ts";
import type { Node } from "./walk-document.ts";

/** What a reader is told of a field: what it means, whether it is sensitive, how well it is known. */
export function meaningText(...nodes: Node[]): string {
  const find = (key: string) => nodes.find((node) => node?.[key] !== undefined)?.[key];
  const description = find("description");
  const evidence = find("x-evidence");
  return [
    description && safeMarkdown(String(description).trim()),
    typeof find("x-value") === "string" && `Made when the request is signed: ${codeSpan(find("x-value"))}.`,
    nodes.some((node) => node?.["x-sensitive"] === true) && "**Sensitive.**",
    nodes.some((node) => node?.deprecated === true) && "**Deprecated.**",
    evidence && evidenceText(evidence),
  ]
    .filter(Boolean)
    .join(" ");
}

/** The properties of an object as a table; those of inline objects below it follow, `parent.property`. Named ones are links. */
export function propertiesTable(document: OpenApiDocument, schema: Node): string {
  const rows: string[][] = [];
  collect(document, resolveRef(document, schema), "", rows, 0);
  return table(["Member", "Type", "Required", "Meaning"], rows);
}

function collect(document: OpenApiDocument, schema: Node, prefix: string, rows: string[][], depth: number): void {
  if (typeof schema !== "object" || schema === null || depth > 6) return;
  for (const part of schema.allOf ?? []) collect(document, resolveRef(document, part), prefix, rows, depth + 1);
  for (const [name, property] of Object.entries<Node>(schema.properties ?? {})) {
    rows.push([
      codeSpan(`${prefix}${name}`),
      typeText(property),
      schema.required?.includes(name) ? "yes" : "no",
      meaningText(property, schemaName(property) ? resolveRef(document, property) : undefined),
    ]);
    if (schemaName(property)) continue;
    collect(document, property, `${prefix}${name}.`, rows, depth + 1);
    if (!schemaName(property.items)) collect(document, property.items, `${prefix}${name}[].`, rows, depth + 1);
  }
}
