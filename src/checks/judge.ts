import type { Contract, DocumentedResponse, Operation } from "../contract/index.ts";
import { fromString, schemaCheck, schemaNodes, typesOf } from "../schema/index.ts";
import { type Finding, type FindingKind, toFinding } from "./finding.ts";
import { inspectValue } from "./inspect-value.ts";
import { essence, matchMediaType, matchResponse } from "./match-response.ts";
import { readBody } from "./read-body.ts";

/** A response as it came. */
export interface JudgedResponse {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/** Findings, and what the response showed of the contract. */
export interface Judgement {
  findings: Finding[];
  /** Key of the documented response, such as `200` or `4XX`; absent when the status is not documented. */
  response?: string;
  /** Pointers of declared properties that were there, and `pointer=value` of values of closed sets. */
  seen: string[];
}

export interface Judge {
  /** Everything that the response has against the contract; empty when it fits. */
  response(operation: Operation, response: JudgedResponse): Finding[];
  /** The same, with what was seen, for coverage. */
  judge(operation: Operation, response: JudgedResponse): Judgement;
}

export interface JudgeOptions {
  /** `mock` (the default) is strict: everything is an error. At `live`, only a status or a body that breaks the contract is. */
  target?: "mock" | "live";
}

/** Makes the judge of a contract's responses. Its validators are compiled once, when they are first needed. */
export function judge(contract: Contract, { target = "mock" }: JudgeOptions = {}): Judge {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "response");

  const judgeResponse = (operation: Operation, { status, headers, body }: JudgedResponse): Judgement => {
    const findings: Finding[] = [];
    const seen: string[] = [];
    const report = (kind: FindingKind, message: string, pointer?: string) => {
      const severity = target === "mock" || kind === "status" || kind === "body" ? "error" : "warning";
      findings.push(toFinding({ kind, severity, api: contract.api, operation: operation.id, pointer, message }));
    };

    const matched = matchResponse(operation, status);
    if (!matched) {
      report("status", `status ${status} is not documented; there are ${Object.keys(operation.responses).join(", ")}`);
      return { findings, seen };
    }
    const { key, response: documented } = matched;
    const at = nodes.locate(operation.pointer, "responses", key) ?? "";
    judgeHeaders(documented, at, headers, report);

    const types = Object.keys(documented.content);
    const bodyless = operation.method === "head" || status === 204 || status === 304 || status < 200;
    if (bodyless && (body.length === 0 || types.length > 0)) return { findings, response: key, seen };
    if (types.length === 0) {
      if (body.length) report("media-type", `status ${status} is documented without a body, got ${body.length} bytes`);
      return { findings, response: key, seen };
    }
    const contentType = headers.get("content-type") ?? "";
    const declared = matchMediaType(documented.content, contentType);
    if (!declared)
      report("media-type", `expected ${types.join(" or ")}, got ${essence(contentType) || "no content type"}`);
    // A body under a wrong name is still read: an HTML page in place of JSON is a broken body, not only drift.
    const type = declared?.key ?? (types[0] as string);
    const read = readBody(body, declared && !type.includes("*") ? contentType : type.replace("*/*", contentType));
    const schema = nodes.locate(at, "content", type, "schema");
    if ("broken" in read) report("body", read.broken, "");
    if (!("value" in read) || schema === undefined) return { findings, response: key, seen };
    for (const { pointer, message } of check(schema, read.value)) report("body", message, pointer);
    const inspection = inspectValue(nodes, schema, read.value);
    for (const pointer of inspection.undeclared)
      report("undeclared", "the contract does not declare this member", pointer);
    for (const { pointer, value, sensitive } of inspection.unknown)
      report("unknown-value", `${sensitive ? "the value" : JSON.stringify(value)} is not a known one`, pointer);
    seen.push(...inspection.seen);
    return { findings, response: key, seen };
  };

  const judgeHeaders = (
    documented: DocumentedResponse,
    at: string,
    headers: Headers,
    report: (kind: FindingKind, message: string) => void,
  ) => {
    for (const [name, { required }] of Object.entries(documented.headers)) {
      // OpenAPI: a header of this name is described by `content` and ignored here.
      if (name.toLowerCase() === "content-type") continue;
      const text = headers.get(name);
      if (text === null) {
        if (required) report("header", `the header ${name} is missing`);
        continue;
      }
      const schema = nodes.locate(at, "headers", name, "schema");
      if (schema === undefined || typesOf(nodes.all(schema)).some((type) => type === "array" || type === "object"))
        continue;
      const [violation] = check(schema, fromString(text, nodes.all(schema)));
      if (violation) report("header", `the header ${name} ${violation.message}`);
    }
  };

  return {
    judge: judgeResponse,
    response: (operation, response) => judgeResponse(operation, response).findings,
  };
}
