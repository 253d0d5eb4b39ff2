import type { Contract, MediaType } from "../../contract/index.ts";
import { isJson, isMultipart, isUrlEncoded, isXml } from "../../core/media-type.ts";
import { writeParts } from "../../core/multipart.ts";
import { plainText } from "../../core/plain-text.ts";
import { schemaNodes, writeXml } from "../../schema/index.ts";

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
  const parts = properties.map(([name, one]) => ({
    name,
    text: plainText(one),
    contentType: typeof one === "object" && one !== null ? "application/json" : "text/plain",
  }));
  return { body: writeParts(boundary, parts), contentType: `${type}; boundary=${boundary}` };
}

/** What stands between the parts of a body. */
const boundary = "countersign-mock-part";
