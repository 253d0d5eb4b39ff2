import { plainText } from "../core/plain-text.ts";
import type { SchemaNode, SchemaNodes } from "./schema-nodes.ts";

/**
 * A value as XML, by the names that the schema at a pointer gives (`xml`); a property without one is an element of its own
 * name.
 */
export function writeXml(nodes: SchemaNodes, pointer: string, value: unknown): string {
  const component = /\/([^/]+)$/.exec(nodes.locate(pointer) ?? "")?.[1];
  const name = component === undefined || component === "schema" ? "response" : component;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(nodes, nodes.all(pointer), name, value)}`;
}

function element(nodes: SchemaNodes, found: readonly SchemaNode[], name: string, value: unknown): string {
  const tag = nameOf(found, name);
  if (Array.isArray(value)) return `<${tag}>${elements(nodes, found, tag, value)}</${tag}>`;
  if (typeof value !== "object" || value === null) return `<${tag}>${escapeXml(value)}</${tag}>`;
  let attributes = "";
  let inside = "";
  for (const [key, property] of Object.entries(value)) {
    const own = nodes.view(nodes.member(found, key)).parts;
    const says = (keyword: string) => own.some(({ schema }) => schema.xml?.[keyword] === true);
    if (says("attribute")) attributes += ` ${nameOf(own, key)}="${escapeXml(property)}"`;
    // An array is its items one after the other, unless its schema wraps them.
    else if (Array.isArray(property) && !says("wrapped")) inside += elements(nodes, own, nameOf(own, key), property);
    else inside += element(nodes, own, key, property);
  }
  return `<${tag}${attributes}>${inside}</${tag}>`;
}

const elements = (nodes: SchemaNodes, found: readonly SchemaNode[], name: string, items: readonly unknown[]): string =>
  items.map((item, i) => element(nodes, nodes.view(nodes.item(found, i)).parts, name, item)).join("");

function nameOf(found: readonly SchemaNode[], name: string): string {
  const given = found.find(({ schema }) => typeof schema.xml?.name === "string")?.schema.xml.name ?? name;
  return given.replace(/[^\w.-]/g, "_").replace(/^(?![A-Za-z_])/, "_");
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeXml = (value: unknown): string =>
  plainText(value)
    .replace(/[&<>"]/g, (sign) => signs[sign] as string)
    // What XML has no sign for.
    .replace(/[^\t\n\r\x20-\uffff]/g, "");
