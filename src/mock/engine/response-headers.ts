import type { Contract, Operation } from "../../contract/index.ts";
import { messageHeaders } from "../../core/connection-headers.ts";
import { writeParameter } from "../../parameters/index.ts";
import { schemaNodes, schemaOrContent } from "../../schema/index.ts";
import { headerText, type MockResponse } from "../mock-response.ts";
import { shownValue } from "./shown-value.ts";

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
  seed: number | undefined,
): Pick<MockResponse, "headers" | "headersMisfit"> {
  const nodes = schemaNodes(contract.document);
  const misfits: string[] = [];
  const headers: [string, string][] = [];
  for (const [name, { examples }] of Object.entries(operation.responses[key]?.headers ?? {})) {
    const at = nodes.locate(operation.pointer, "responses", key, "headers", name);
    if (!at || messageHeaders.includes(name.toLowerCase()) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue;
    const { explode, content } = nodes.at(at) as Record<string, any>;
    const [example] = Object.values(examples);
    const { value, misfit } = shownValue(contract, schemaOrContent(nodes, at), example, seed);
    if (value === undefined || value === null) continue;
    if (misfit !== undefined) misfits.push(`the header ${name} does not fit: ${misfit}`);
    const style = { style: "simple", explode: explode === true, json: content !== undefined } as const;
    headers.push([name.toLowerCase(), headerText(writeParameter("header", name, value, style))]);
  }
  return { headers: Object.fromEntries(headers), headersMisfit: misfits.join("; ") || undefined };
}
