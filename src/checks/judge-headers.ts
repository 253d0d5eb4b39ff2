import { messageHeaders } from "../core/message-headers.ts";
import { fromString, type SchemaCheck, type SchemaNodes, typesOf } from "../schema/index.ts";
import { isToken } from "./header-text.ts";
import type { Report } from "./report-finding.ts";

interface HeaderJudge {
  nodes: SchemaNodes;
  check: SchemaCheck;
  target: "mock" | "live";
}

/** What is documented of a header. */
export interface DocumentedHeader {
  name: string;
  required: boolean;
  /** Pointer of its schema. */
  schema?: string;
}

/** Holds headers against the documented ones. */
export function judgeHeaders(
  { nodes, check, target }: HeaderJudge,
  documented: readonly DocumentedHeader[],
  headers: Headers,
  report: Report,
): void {
  for (const { name, required, schema } of documented) {
    if (messageHeaders.includes(name.toLowerCase()) || !isToken(name)) continue;
    const text = headers.get(name);
    if (text === null) {
      if (required) report({ kind: "header", message: `the header ${name} is missing` });
      else if (target === "live")
        report({
          kind: "header",
          severity: "note",
          message: `the header ${name} is missing; the contract does not require it`,
        });
      continue;
    }
    const found = schema === undefined ? [] : nodes.all(schema);
    if (schema === undefined || typesOf(found).some((type) => type === "array" || type === "object")) continue;
    const [violation] = check(schema, fromString(text, found));
    if (violation) report({ kind: "header", message: `the header ${name} ${violation.message}` });
  }
  if (target !== "live") return;
  const known = new Set(documented.map(({ name }) => name.toLowerCase()));
  for (const name of headers.keys())
    if (isTelling(name) && !known.has(name))
      report({ kind: "header", severity: "note", message: `the header ${name} is not documented` });
}

/** Headers that are the API's own; what servers and proxies add of themselves says nothing. */
const isTelling = (name: string): boolean =>
  /^(x-.*|.*rate-?limit.*|location|link|retry-after|deprecation|sunset|idempotency-.*)$/.test(name) &&
  !/^x-(powered-by|frame-options|content-type-options|xss-protection|cache.*|served-by|request-id|correlation-id|amz.*|cloud.*|envoy.*|runtime|robots-tag|dns-prefetch.*|download-options|permitted.*|forwarded.*|real-ip|trace.*|timer|varnish|aspnet.*|azure.*|ua-.*|via)/.test(
    name,
  );
