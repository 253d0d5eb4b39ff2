import type { Operation } from "../../contract/index.ts";
import { writeParameter } from "../../parameters/index.ts";
import { type Sample, type SchemaNodes, schemaOrContent } from "../../schema/index.ts";
import { headerText } from "../mock-response.ts";

/** Headers that only the connection can say. `Content-Type` is what the content says. */
const ofTheConnection =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|content-type|date|trailer|upgrade)$/i;

/**
 * The headers that a response documents, with their examples or made-up values, names in lower case.
 *
 * @param key Of the response.
 * @param sample Makes a value for the schema at a pointer.
 */
export function responseHeaders(
  nodes: SchemaNodes,
  operation: Operation,
  key: string,
  sample: (pointer: string) => Sample,
): Record<string, string> {
  const response = nodes.locate(operation.pointer, "responses", key);
  const headers: [string, string][] = [];
  for (const name of Object.keys(operation.responses[key]?.headers ?? {})) {
    const at = response && nodes.locate(response, "headers", name);
    if (!at || ofTheConnection.test(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue;
    const header = nodes.at(at) as Record<string, any>;
    const schema = schemaOrContent(nodes, at);
    const [first] = Object.keys(header.examples ?? {});
    const named = first === undefined ? undefined : nodes.locate(at, "examples", first, "value");
    const value =
      header.example ?? (named ? nodes.at(named) : undefined) ?? (schema ? sample(schema).value : undefined);
    if (value === undefined || value === null) continue;
    const style = { style: "simple", explode: header.explode === true, ...(header.content && { json: true }) } as const;
    headers.push([name.toLowerCase(), headerText(writeParameter("header", name, value, style))]);
  }
  return Object.fromEntries(headers);
}
