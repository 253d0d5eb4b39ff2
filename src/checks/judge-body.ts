import type { Contract, DocumentedResponse } from "../contract/index.ts";
import { anyItem } from "../core/json-pointer.ts";
import { essenceOf, isJson, matchMediaType } from "../core/media-type.ts";
import {
  givenValues,
  missingName,
  placeOf,
  type SchemaCheck,
  type SchemaNodes,
  sampleOf,
  type Violation,
} from "../schema/index.ts";
import { againstExamples, type ExampleJudge } from "./against-examples.ts";
import { findEnvelope, findRenames, follow, type ShapeChange } from "./describe-shape.ts";
import { groupViolations } from "./group-violations.ts";
import { inspectValue } from "./inspect-value.ts";
import { readBody, typedBody } from "./read-body.ts";
import { jsonDetails } from "./read-json.ts";
import type { Report } from "./report-finding.ts";
import { isSensitiveAt } from "./sensitive-at.ts";
import { shown } from "./show-value.ts";

export interface BodyJudge extends ExampleJudge {
  contract: Contract;
  check: SchemaCheck;
  target: "mock" | "live";
}

/** What is documented of the body of a response. */
export interface DocumentedBody {
  /** Pointer of the response. */
  at: string;
  content: DocumentedResponse["content"];
}

/** Holds a body against its documented media types. @returns what it shows of the contract. */
export function judgeBody(
  judge: BodyJudge,
  { at, content }: DocumentedBody,
  response: { headers: Headers; body: Uint8Array },
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
  const isShown = shownInContract(judge, schema, examples);
  const changes = shapeChanges(nodes, schema, value, {
    violations,
    // What an example has as well is not called otherwise here than there.
    undeclared: inspection.undeclared.filter((pointer) => !isShown(pointer)),
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
  for (const pointer of inspection.undeclared)
    if (!isCovered(pointer)) reportUndeclared(pointer, judge.target === "mock" && isShown(pointer), report);
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

/** Whether the contract itself shows an undeclared property in an example. */
function shownInContract(
  { contract, nodes, target }: BodyJudge,
  schema: string,
  examples: readonly unknown[],
): (pointer: string) => boolean {
  const namesIn = (values: readonly unknown[]) =>
    new Set(values.flatMap((value) => inspectValue(nodes, schema, value).undeclared.map(anyItem)));
  let inExamples: Set<string> | undefined;
  let inSamples: Set<string> | undefined;
  return (pointer) => {
    inExamples ??= namesIn(examples);
    if (inExamples.has(anyItem(pointer))) return true;
    if (target !== "mock") return false;
    // A sample, which only a mock sends, is made of the examples inside of the schema.
    inSamples ??= namesIn([...givenValues(nodes.all(schema)), sampleOf(contract, "response", schema).value]);
    return inSamples.has(anyItem(pointer));
  };
}

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
function reportUndeclared(pointer: string, isShown: boolean, report: Report): void {
  if (isShown) report({ kind: "undeclared", message: shownOnly, pointer, severity: "drift" });
  else report({ kind: "undeclared", message: "the contract does not declare this property", pointer });
}

const shownOnly = "the contract shows this property in an example, and does not declare it";
