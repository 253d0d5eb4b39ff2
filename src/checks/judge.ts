import type { Contract, DocumentedResponse, Operation } from "../contract/index.ts";
import { essenceOf, isJson, matchMediaType } from "../core/media-type.ts";
import { decodeText } from "../core/percent.ts";
import { pagingRole } from "../resources/index.ts";
import {
  fromString,
  givenValues,
  type SchemaCheck,
  type SchemaNodes,
  sampleOf,
  schemaCheck,
  schemaNodes,
  typesOf,
  type Violation,
} from "../schema/index.ts";
import { againstExamples, type ExampleJudge } from "./against-examples.ts";
import type { CaseRequest } from "./case.ts";
import { type Broken, claimBehind, claimPointer, withEvidence } from "./claim-behind.ts";
import { findEnvelope, findRenames, follow, type ShapeChange } from "./describe-shape.ts";
import { type Finding, toFinding } from "./finding.ts";
import { groupViolations, missingName, placeOf } from "./group-violations.ts";
import { isToken } from "./header-text.ts";
import { inspectValue } from "./inspect-value.ts";
import { matchResponse } from "./match-response.ts";
import { namesOfRequests } from "./names-of-requests.ts";
import { readBody, typedBody } from "./read-body.ts";
import { jsonDetails } from "./read-json.ts";
import { isSensitiveAt } from "./sensitive-at.ts";
import { shown } from "./show-value.ts";

/** A response as it came. */
export interface JudgedResponse {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/** What is known of the request. */
export type JudgedRequest = Pick<CaseRequest, "path" | "query" | "body" | "mediaType">;

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
  /** The same, with what was seen, for coverage. `request`: what a response that says it again is not odd for. */
  judge(operation: Operation, response: JudgedResponse, request?: JudgedRequest): Judgement;
}

export interface JudgeOptions {
  /** `mock` (the default) is strict: everything is an error. At `live`, only a status or a body that breaks the contract is. */
  target?: "mock" | "live";
}

type Report = (finding: Pick<Finding, "kind" | "message"> & Partial<Finding>, broken?: Broken) => void;

/** Makes the judge of a contract's responses. Its validators are compiled once, when they are first needed. */
export function judge(contract: Contract, { target = "mock" }: JudgeOptions = {}): Judge {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "response");

  const sendable = namesOfRequests(contract, nodes);

  const judgeResponse = (operation: Operation, response: JudgedResponse, request?: JudgedRequest): Judgement => {
    const { status, headers, body } = response;
    const findings: Finding[] = [];
    const report: Report = (about, broken) => {
      const { kind } = about;
      const severity = target === "mock" || kind === "status" || kind === "body" ? "broken" : "drift";
      const pointer = broken && claimPointer(nodes, broken);
      const where = { api: contract.api, operation: operation.id, ...(pointer !== undefined && { claim: pointer }) };
      const finding = toFinding({ severity, ...where, ...about });
      // At our own mock the contract is right by definition.
      const claim = target === "live" && broken ? claimBehind(contract, operation, broken) : undefined;
      findings.push(withEvidence(finding, claim, operation));
    };
    const matched = matchResponse(operation, status);
    if (!matched) {
      const documented = Object.keys(operation.responses).join(", ");
      report({ kind: "status", message: `status ${status} is not documented; there are ${documented}` });
      return { findings, seen: [] };
    }
    const { key, response: documented } = matched;
    const at = nodes.locate(operation.pointer, "responses", key) ?? "";
    judgeHeaders({ nodes, check, target }, documented, at, headers, report);
    const types = Object.keys(documented.content);
    const isBodyless = operation.method === "head" || status === 204 || status === 304 || status < 200;
    if (isBodyless && (body.length === 0 || types.length > 0)) return { findings, response: key, seen: [] };
    if (types.length === 0) {
      const message = `status ${status} is documented without a body, got ${body.length} bytes`;
      if (body.length) report({ kind: "media-type", message });
      return { findings, response: key, seen: [] };
    }
    const documentedBody = { at, content: documented.content };
    const said = request ? scalarsOf(request) : new Set<string>();
    const asked = [...new URLSearchParams(request?.query ?? "").keys()];
    const isFiltered = asked.some((name) => pagingRole(name) === undefined);
    const seen = judgeBody(
      { contract, nodes, check, target, sendable, said, isFiltered },
      documentedBody,
      response,
      report,
    );
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

interface BodyJudge extends Schemas, ExampleJudge {
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
  const got = essenceOf(contentType) || "no content type";
  if (!declared) report({ kind: "media-type", message: `expected ${types.join(" or ")}, got ${got}` });
  // A body under a wrong name is still read: an HTML page in place of JSON is a broken body, not only drift.
  const type = declared ?? (types[0] as string);
  const readAs = declared && !type.includes("*") ? contentType : type.replace("*/*", contentType);
  const read = readBody(response.body, readAs);
  if ("broken" in read) report({ kind: "body", message: read.broken, pointer: "" });
  if ("value" in read && isJson(readAs)) judgeText(response.body, report);
  const schema = nodes.locate(at, "content", type, "schema");
  if (!("value" in read) || schema === undefined) return [];
  const typed = isJson(readAs) ? read : typedBody({ nodes, check }, schema, read.value);
  if (!typed) return [];
  const examples = Object.values(content[type]?.examples ?? {}).map(({ value }) => value);
  return judgeValue(judge, { schema, examples, value: typed.value }, report);
}

/** What JSON readers lose without a word. */
function judgeText(body: Uint8Array, report: Report): void {
  const { duplicates, bigIntegers } = jsonDetails(new TextDecoder().decode(body));
  for (const pointer of duplicates)
    report({
      kind: "body",
      severity: "drift",
      message: "is there twice in its object; which one counts is left to the reader",
      pointer,
    });
  for (const [pointer, digits] of bigIntegers)
    report({
      kind: "body",
      severity: "note",
      message: `is past 2^53, so that many readers of JSON round it: ${digits}`,
      pointer,
    });
}

interface JudgedValue {
  schema: string;
  examples: readonly unknown[];
  value: unknown;
}

/** Holds a value against its schema and against the examples. One cause is one finding. @returns what it shows of the contract. */
function judgeValue(judge: BodyJudge, { schema, examples, value }: JudgedValue, report: Report): string[] {
  const { nodes, check } = judge;
  const violations = check(schema, value);
  const inspection = inspectValue(nodes, schema, value);
  const changes = shapeChanges(nodes, schema, value, {
    violations,
    // What an example has as well is not called otherwise here than there.
    undeclared: inspection.undeclared.filter(notShown(nodes, schema, examples)),
  });
  const isCovered = (pointer: string) => changes.some(({ covers }) => covers(pointer));
  const excuse = violations.length ? excuseOf(judge, schema, examples) : undefined;
  if (excuse) report({ kind: "body", message: excuse, pointer: "", severity: "drift" });
  for (const { pointer, message, expected, got, covers } of changes) {
    const isBroken = violations.some((one) => covers(placeOf(one)));
    const kind = isBroken ? "body" : "undeclared";
    report({ kind, pointer, message, expected, got, ...(excuse && { severity: "drift" }) }, { schema, pointer });
  }
  const causes = excuse ? [] : groupViolations(violations.filter((one) => !isCovered(placeOf(one))));
  for (const { first, also } of causes) {
    const { pointer, message, keyword } = first;
    const missing = missingName(first);
    const got = missing === undefined ? showAt(nodes, schema, value, pointer) : undefined;
    const details = { ...(got !== undefined && { got }), ...(also.length && { also }) };
    report({ kind: "body", message, pointer, ...details }, { schema, pointer, keyword, missing });
  }
  const undeclared = inspection.undeclared.filter((pointer) => !isCovered(pointer));
  reportUndeclared(judge, schema, examples, undeclared, report);
  for (const { pointer, value, sensitive } of inspection.unknown) {
    const message = `${sensitive ? "the value" : JSON.stringify(value)} is not a known one`;
    report({ kind: "unknown-value", message, pointer }, { schema, pointer });
  }
  const told = [...causes.map(({ first }) => placeOf(first)), ...inspection.unknown.map(({ pointer }) => pointer)];
  for (const odd of againstExamples(judge, schema, examples, value))
    if (!isCovered(odd.pointer) && !told.includes(odd.pointer) && !excuse)
      report({ kind: "example", ...odd }, { schema, pointer: odd.pointer });
  return [...inspection.seen];
}

/** Whether no example has such an undeclared property. */
function notShown(nodes: SchemaNodes, schema: string, examples: readonly unknown[]): (pointer: string) => boolean {
  let known: Set<string> | undefined;
  return (pointer) => {
    known ??= new Set(examples.flatMap((one) => inspectValue(nodes, schema, one).undeclared.map(anyItem)));
    return !known.has(anyItem(pointer));
  };
}

const anyItem = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, "/*");

function shapeChanges(
  nodes: SchemaNodes,
  schema: string,
  value: unknown,
  { violations, undeclared }: { violations: readonly Violation[]; undeclared: readonly string[] },
): ShapeChange[] {
  if (violations.length === 0 && undeclared.length === 0) return [];
  const envelope = findEnvelope(nodes, schema, value);
  return envelope ? [envelope] : findRenames(nodes, schema, value, undeclared);
}

/** The value at a pointer for a report; masked where it, or what is around it, is sensitive. */
function showAt(nodes: SchemaNodes, schema: string, value: unknown, pointer: string): string | undefined {
  if (pointer === "") return undefined;
  const found = follow(nodes, schema, value, pointer);
  return isSensitiveAt(nodes, schema, value, pointer) ? "(masked)" : found && shown(found.value);
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
  const undeclaredIn = (value: unknown) => inspectValue(nodes, schema, value).undeclared.map(anyItem);
  // A sample is made of the examples inside of the schema.
  const given = () => [...examples, ...givenValues(nodes.all(schema)), sampleOf(contract, "response", schema).value];
  const shownThere = new Set(target === "mock" ? given().flatMap(undeclaredIn) : []);
  for (const pointer of undeclared)
    if (shownThere.has(anyItem(pointer)))
      report({ kind: "undeclared", message: shownOnly, pointer, severity: "drift" });
    else report({ kind: "undeclared", message: "the contract does not declare this property", pointer });
}

const shownOnly = "the contract shows this property in an example, and does not declare it";

/** Headers that belong to the connection, or that HTTP itself describes: what passes a message on may change them. */
const ofConnection = new Set(
  "connection content-encoding content-length content-type date keep-alive te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

function judgeHeaders(
  { nodes, check, target }: Schemas & { target: "mock" | "live" },
  documented: DocumentedResponse,
  at: string,
  headers: Headers,
  report: Report,
): void {
  for (const [name, { required }] of Object.entries(documented.headers)) {
    if (ofConnection.has(name.toLowerCase()) || !isToken(name)) continue;
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
    const schema = nodes.locate(at, "headers", name, "schema");
    const found = schema === undefined ? [] : nodes.all(schema);
    if (schema === undefined || typesOf(found).some((type) => type === "array" || type === "object")) continue;
    const [violation] = check(schema, fromString(text, found));
    if (violation) report({ kind: "header", message: `the header ${name} ${violation.message}` });
  }
  if (target !== "live") return;
  const known = new Set(Object.keys(documented.headers).map((name) => name.toLowerCase()));
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

/** Every scalar that a request says, as text. */
function scalarsOf({ path, query, body, mediaType }: JudgedRequest): Set<string> {
  const said = new Set(path.split("/").map(decodeText));
  for (const value of new URLSearchParams(query).values()) said.add(value);
  const add = (value: unknown): void => {
    if (typeof value === "object" && value !== null) for (const one of Object.values(value)) add(one);
    else said.add(String(value));
  };
  const read = body && readBody(body, mediaType ?? "");
  if (read && "value" in read) add(read.value);
  return said;
}
