import { credentialNames, type Requirement } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { pointerTokens } from "../core/json-pointer.ts";
import { isJson } from "../core/media-type.ts";
import { readIssuers } from "../resources/index.ts";
import { baseUrl, type SampleRequest, sampleRequest } from "../samples/sample-request.ts";
import { whyNotSigned } from "./why-not-signed.ts";

/** What another tool can do in a script. */
export interface Abilities {
  /** The tool as people call it. */
  tool: string;
  /** Whether a script can sign with a private key. */
  privateKeys: boolean;
  /** Whether a script sees the bytes of a form in parts. */
  partBytes: boolean;
}

/** An operation with its sample, as every format writes it. */
export interface ExportedRequest {
  /** operationId: scripts find by it how a request is signed. */
  name: string;
  /** First tag of the operation; empty without one. */
  folder: string;
  summary: string;
  /** What is told of it, with what is not signed and why. */
  notes: string[];
  method: string;
  /** Template, and what stands in it, as written. */
  path: string;
  pathValues: Record<string, string>;
  /** The query, as written, without its question mark. */
  query: string;
  headers: [name: string, value: string][];
  body?: { type: string; text: string } | { type: string; form: [name: string, value: string][] };
  /** What it is signed with: a choice. */
  choices: Requirement[];
  /** Credentials that its response has, each with where it stands, as code: `["access_token"]`. */
  issues: { credential: string; place: string }[];
}

/** Every operation of a contract as a tool can send it, and why some of them are not signed. */
export function readRequests(contract: Contract, abilities: Abilities): ExportedRequest[] {
  const issuers = readIssuers(contract);
  return contract.operations.map((operation) => ({
    ...readRequest(contract, operation, abilities),
    issues: issuers
      .filter((issuer) => issuer.operation === operation.id)
      .map(({ credential, token }) => ({ credential, place: pointerTokens(token).map(printIndex).join("") })),
  }));
}

const printIndex = (token: string): string => `[${JSON.stringify(token)}]`;

function readRequest(contract: Contract, operation: Operation, abilities: Abilities): Omit<ExportedRequest, "issues"> {
  const sample = sampleRequest(contract, operation);
  const { url, headers } = sample.wire;
  const reasons = new Map<string, string>();
  for (const name of new Set(operation.security.flat())) {
    const why = whyNotSigned(contract, name, sample, abilities);
    if (why !== undefined) reasons.set(name, why);
  }
  const isWhole = (names: Requirement) => !names.some((name) => reasons.has(name));
  const whole = operation.security.filter(isWhole);
  const shown = whole.length > 0 ? whole : operation.security.slice(0, 1);
  const asksNothing = (names: Requirement) => Number(credentialNames(contract.schemes, names).length === 0);
  const choices = shown
    .map((names) => names.filter((name) => !reasons.has(name)))
    // Who has credentials shows them, also where nobody has to.
    .sort((a, b) => asksNothing(a) - asksNothing(b));
  return {
    name: inOneLine(operation.id),
    folder: operation.tags[0] ?? "",
    summary: operation.summary ?? "",
    notes: whole.length > 0 ? [] : [...new Set(shown.flat().flatMap((name) => reasons.get(name) ?? []))],
    method: operation.method.toUpperCase(),
    path: inOneLine(operation.path).replace(/\{\{/g, "%7B{"),
    pathValues: sample.path,
    query: url.slice(baseUrl(contract).length).split("?").slice(1).join("?"),
    headers: [...headers],
    ...readBody(sample),
    choices,
  };
}

/** What stands in one line of a file, whatever the contract has there. */
const inOneLine = (text: string): string => text.replace(/\s/g, encodeURIComponent);

function readBody({ body, bodyText, form, wire }: SampleRequest): Pick<ExportedRequest, "body"> {
  const type = wire.headers.get("content-type");
  if (form) return { body: { type: "multipart/form-data", form } };
  if (!type) return {};
  return { body: { type, text: isJson(type) ? writeJson(body) : bodyText } };
}

/** In JSON two braces can be written so that no tool takes what is between them for a variable. */
const writeJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replace(/\{\{/g, "\\u007b\\u007b"));

/** The credentials that the requests are signed with, each once. */
export const credentialsOf = ({ schemes }: Contract, requests: readonly ExportedRequest[]): string[] =>
  credentialNames(schemes, [...new Set(requests.flatMap(({ choices }) => choices.flat()))]);
