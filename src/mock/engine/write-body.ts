import type { Contract, MediaType } from "../../contract/index.ts";
import { isJson, isMultipart, isUrlEncoded, isXml } from "../../core/media-type.ts";
import { plainText } from "../../core/plain-text.ts";
import { type SchemaNodes, schemaNodes, typesOf } from "../../schema/index.ts";

/** A value as the body of a response, and the content type that says how it is written. */
export interface WrittenBody {
  body: string;
  contentType: string;
}

/** Writes a value by its media type; undefined when the value cannot be of that type. */
export function writeBody(contract: Contract, media: MediaType, type: string, value: unknown): WrittenBody | undefined {
  const asText = (body: string): WrittenBody => ({
    body,
    contentType: /^text\//i.test(type) && !/charset/i.test(type) ? `${type}; charset=utf-8` : type,
  });
  if (isJson(type)) return asText(JSON.stringify(value ?? (media.schema === undefined ? {} : null)));
  if (typeof value === "string") return asText(value);
  if (value === undefined || value === null) return asText("");
  if (isXml(type)) return asText(writeXml(schemaNodes(contract.document), media.pointer, value));
  if (typeof value !== "object") return asText(String(value));
  const properties = Object.entries(value);
  if (isUrlEncoded(type) && !Array.isArray(value))
    return asText(String(new URLSearchParams(properties.map(([name, one]) => [name, plainText(one)]))));
  if (!isMultipart(type) || Array.isArray(value)) return undefined;
  return { body: writeParts(properties), contentType: `${type}; boundary=${boundary}` };
}

/** What stands between the parts of a body. */
const boundary = "countersign-mock-part";

/** The parts of a multipart body (RFC 2046): what is no scalar is a part of JSON. */
function writeParts(properties: [name: string, value: unknown][]): string {
  const parts = properties.map(([name, value]) => {
    const type = typeof value === "object" && value !== null ? "application/json" : "text/plain";
    const quoted = name.replace(/["\r\n]/g, encodeURIComponent);
    const head = `Content-Disposition: form-data; name="${quoted}"\r\nContent-Type: ${type}`;
    return `--${boundary}\r\n${head}\r\n\r\n${plainText(value)}\r\n`;
  });
  return `${parts.join("")}--${boundary}--\r\n`;
}

/** A value as XML, by the names that its schema gives (`xml`); a property without one is an element of its own name. */
function writeXml(nodes: SchemaNodes, pointer: string, value: unknown): string {
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
