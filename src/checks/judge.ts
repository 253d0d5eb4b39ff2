import type { Contract, DocumentedResponse, Operation } from "../contract/index.ts";
import { essenceOf, isJson, matchMediaType } from "../core/media-type.ts";
import {
  fromString,
  givenValues,
  type SchemaCheck,
  type SchemaNodes,
  sampleOf,
  schemaCheck,
  schemaNodes,
  typesOf,
} from "../schema/index.ts";
import { type Finding, type FindingKind, type Severity, toFinding } from "./finding.ts";
import { isToken } from "./header-text.ts";
import { inspectValue } from "./inspect-value.ts";
import { matchResponse } from "./match-response.ts";
import { readBody, typedBody } from "./read-body.ts";

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

type Report = (kind: FindingKind, message: string, pointer?: string, severity?: Severity) => void;

/** Makes the judge of a contract's responses. Its validators are compiled once, when they are first needed. */
export function judge(contract: Contract, { target = "mock" }: JudgeOptions = {}): Judge {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "response");

  const judgeResponse = (operation: Operation, response: JudgedResponse): Judgement => {
    const { status, headers, body } = response;
    const findings: Finding[] = [];
    const report: Report = (kind, message, pointer, own) => {
      const severity = own ?? (target === "mock" || kind === "status" || kind === "body" ? "broken" : "drift");
      findings.push(toFinding({ kind, severity, api: contract.api, operation: operation.id, pointer, message }));
    };
    const matched = matchResponse(operation, status);
    if (!matched) {
      report("status", `status ${status} is not documented; there are ${Object.keys(operation.responses).join(", ")}`);
      return { findings, seen: [] };
    }
    const { key, response: documented } = matched;
    const at = nodes.locate(operation.pointer, "responses", key) ?? "";
    judgeHeaders({ nodes, check }, documented, at, headers, report);
    const types = Object.keys(documented.content);
    const isBodyless = operation.method === "head" || status === 204 || status === 304 || status < 200;
    if (isBodyless && (body.length === 0 || types.length > 0)) return { findings, response: key, seen: [] };
    if (types.length === 0) {
      if (body.length) report("media-type", `status ${status} is documented without a body, got ${body.length} bytes`);
      return { findings, response: key, seen: [] };
    }
    const documentedBody = { at, content: documented.content };
    const seen = judgeBody({ contract, nodes, check, target }, documentedBody, response, report);
    return { findings, response: key, seen };
  };

  return {
    judge: judgeResponse,
    response: (operation, response) => judgeResponse(operation, response).findings,
  };
}

interface Schemas {
  nodes: SchemaNodes;
  check: SchemaCheck;
}

interface BodyJudge extends Schemas {
  contract: Contract;
  target: "mock" | "live";
}

/** What is documented of the body of a response. */
interface DocumentedBody {
  /** Pointer of the response. */
  at: string;
  content: DocumentedResponse["content"];
}

/** Holds a body against its documented media types. @returns what it shows of the contract. */
function judgeBody(
  judge: BodyJudge,
  { at, content }: DocumentedBody,
  response: JudgedResponse,
  report: Report,
): string[] {
  const { nodes, check } = judge;
  const types = Object.keys(content);
  const contentType = response.headers.get("content-type") ?? "";
  const declared = matchMediaType(types, contentType);
  if (!declared)
    report("media-type", `expected ${types.join(" or ")}, got ${essenceOf(contentType) || "no content type"}`);
  // A body under a wrong name is still read: an HTML page in place of JSON is a broken body, not only drift.
  const type = declared ?? (types[0] as string);
  const readAs = declared && !type.includes("*") ? contentType : type.replace("*/*", contentType);
  const read = readBody(response.body, readAs);
  if ("broken" in read) report("body", read.broken, "");
  const schema = nodes.locate(at, "content", type, "schema");
  if (!("value" in read) || schema === undefined) return [];
  const typed = isJson(readAs) ? read : typedBody({ nodes, check }, schema, read.value);
  if (!typed) return [];
  const examples = Object.values(content[type]?.examples ?? {}).map(({ value }) => value);
  const violations = check(schema, typed.value);
  const excuse = violations.length ? excuseOf(judge, schema, examples) : undefined;
  if (excuse) report("body", excuse, "", "drift");
  else for (const { pointer, message } of violations) report("body", message, pointer);
  const inspection = inspectValue(nodes, schema, typed.value);
  reportUndeclared(judge, schema, examples, inspection.undeclared, report);
  for (const { pointer, value, sensitive } of inspection.unknown)
    report("unknown-value", `${sensitive ? "the value" : JSON.stringify(value)} is not a known one`, pointer);
  return [...inspection.seen];
}

/** A mock that has to make a body up cannot be blamed where nobody knows one that fits. */
function excuseOf({ contract, target }: BodyJudge, schema: string, examples: readonly unknown[]): string | undefined {
  if (target !== "mock" || examples.length) return undefined;
  const { misfit } = sampleOf(contract, "response", schema);
  return misfit && `no body is known that fits: ${misfit}`;
}

/** What the contract itself shows in an example, and does not declare, is no fault of a mock that gives the example. */
function reportUndeclared(
  { contract, nodes, target }: BodyJudge,
  schema: string,
  examples: readonly unknown[],
  undeclared: readonly string[],
  report: Report,
): void {
  if (undeclared.length === 0) return;
  const anyItem = (pointer: string) => pointer.replace(/\/\d+(?=\/|$)/g, "/*");
  const undeclaredIn = (value: unknown) => inspectValue(nodes, schema, value).undeclared.map(anyItem);
  // A sample is made of the examples inside of the schema.
  const given = () => [...examples, ...givenValues(nodes.all(schema)), sampleOf(contract, "response", schema).value];
  const shown = new Set(target === "mock" ? given().flatMap(undeclaredIn) : []);
  for (const pointer of undeclared)
    if (shown.has(anyItem(pointer))) report("undeclared", shownOnly, pointer, "drift");
    else report("undeclared", "the contract does not declare this property", pointer);
}

const shownOnly = "the contract shows this property in an example, and does not declare it";

/** Headers that belong to the connection, or that HTTP itself describes: what passes a message on may change them. */
const ofConnection = new Set(
  "connection content-encoding content-length content-type date keep-alive te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

function judgeHeaders(
  { nodes, check }: Schemas,
  documented: DocumentedResponse,
  at: string,
  headers: Headers,
  report: Report,
): void {
  for (const [name, { required }] of Object.entries(documented.headers)) {
    if (ofConnection.has(name.toLowerCase()) || !isToken(name)) continue;
    const text = headers.get(name);
    if (text === null) {
      if (required) report("header", `the header ${name} is missing`);
      continue;
    }
    const schema = nodes.locate(at, "headers", name, "schema");
    const found = schema === undefined ? [] : nodes.all(schema);
    if (schema === undefined || typesOf(found).some((type) => type === "array" || type === "object")) continue;
    const [violation] = check(schema, fromString(text, found));
    if (violation) report("header", `the header ${name} ${violation.message}`);
  }
}
