import type { Contract, Operation } from "../../contract/index.ts";
import { connectionHeaders } from "../../core/connection-headers.ts";
import { writeParameter } from "../../parameters/index.ts";
import { clauseOf, type Sample, sampleOf, schemaCheck, schemaNodes, schemaOrContent } from "../../schema/index.ts";
import { headerText, type MockResponse } from "../mock-response.ts";

/** Headers that only the connection can say. `Content-Type` is what the content says. */
const ofTheConnection: readonly string[] = [
  ...connectionHeaders,
  "content-length",
  "content-encoding",
  "content-type",
  "date",
];

/**
 * The headers that a response documents, with their examples or made-up values, names in lower case; and why those do not
 * fit that are known not to.
 *
 * @param key Of the response.
 */
export function responseHeaders(
  contract: Contract,
  operation: Operation,
  key: string,
  seed: number,
): Pick<MockResponse, "headers" | "headersMisfit"> {
  const nodes = schemaNodes(contract.document);
  const misfits: string[] = [];
  const response = nodes.locate(operation.pointer, "responses", key);
  const headers: [string, string][] = [];
  for (const name of Object.keys(operation.responses[key]?.headers ?? {})) {
    const at = response && nodes.locate(response, "headers", name);
    if (!at || ofTheConnection.includes(name.toLowerCase()) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue;
    const header = nodes.at(at) as Record<string, any>;
    const schema = schemaOrContent(nodes, at);
    const [first] = Object.keys(header.examples ?? {});
    const named = first === undefined ? undefined : nodes.locate(at, "examples", first, "value");
    const example = header.example ?? (named ? nodes.at(named) : undefined);
    const { value, misfit } = headerValue(contract, schema, example, seed);
    if (value === undefined || value === null) continue;
    if (misfit !== undefined) misfits.push(`the header ${name} does not fit: ${misfit}`);
    const style = { style: "simple", explode: header.explode === true, ...(header.content && { json: true }) } as const;
    headers.push([name.toLowerCase(), headerText(writeParameter("header", name, value, style))]);
  }
  return {
    headers: Object.fromEntries(headers),
    ...(misfits.length > 0 && { headersMisfit: misfits.join("; ") }),
  };
}

function headerValue(contract: Contract, schema: string | undefined, example: unknown, seed: number): Sample {
  if (schema === undefined) return { value: example };
  if (example === undefined) return sampleOf(contract, "response", schema, seed);
  const [violation] = schemaCheck(contract, "response")(schema, example);
  return { value: example, ...(violation && { misfit: clauseOf(violation) }) };
}
