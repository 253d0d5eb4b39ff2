import { plainText } from "../../core/plain-text.ts";
import { type SchemaNodes, typesOf } from "../../schema/index.ts";

/** A value as XML, by the names that its schema gives (`xml`); a property without one is an element of its own name. */
export function writeXml(nodes: SchemaNodes, pointer: string, value: unknown): string {
  const component = /\/([^/]+)$/.exec(nodes.locate(pointer) ?? "")?.[1];
  const name = component === undefined || component === "schema" ? "response" : component;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(nodes, [pointer], name, value)}`;
}

function element(nodes: SchemaNodes, pointers: readonly string[], name: string, value: unknown): string {
  const found = pointers.flatMap((pointer) => nodes.all(pointer));
  const tag = nameOf(found, name);
  if (Array.isArray(value)) {
    const items = value.map((item, i) => element(nodes, nodes.item(found, i), tag, item)).join("");
    return `<${tag}>${items}</${tag}>`;
  }
  if (typeof value !== "object" || value === null) return `<${tag}>${escapeXml(value)}</${tag}>`;
  let attributes = "";
  let inside = "";
  for (const [key, property] of Object.entries(value)) {
    const below = nodes.member(found, key);
    const own = below.flatMap((pointer) => nodes.all(pointer));
    const isWrapped = own.some(({ schema }) => schema.xml?.wrapped === true);
    if (own.some(({ schema }) => schema.xml?.attribute === true))
      attributes += ` ${nameOf(own, key)}="${escapeXml(property)}"`;
    // An array is its items one after the other, unless its schema wraps them.
    else if (Array.isArray(property) && !isWrapped && !typesOf(own).includes("object"))
      inside += property.map((item, i) => element(nodes, nodes.item(own, i), nameOf(own, key), item)).join("");
    else inside += element(nodes, below, key, property);
  }
  return `<${tag}${attributes}>${inside}</${tag}>`;
}

const nameOf = (found: ReturnType<SchemaNodes["all"]>, name: string): string => {
  const given = found.find(({ schema }) => typeof schema.xml?.name === "string")?.schema.xml.name ?? name;
  return given.replace(/[^\w.-]/g, "_").replace(/^(?![A-Za-z_])/, "_");
};

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeXml = (value: unknown): string =>
  plainText(value)
    .replace(/[&<>"]/g, (sign) => signs[sign] as string)
    // What XML has no sign for.
    .replace(/[^\t\n\r\x20-\uffff]/g, "");
