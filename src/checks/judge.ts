import type { Contract, Operation } from "../contract/index.ts";
import { decodeText } from "../core/percent.ts";
import { plural } from "../core/plural.ts";
import { pagingRole } from "../resources/index.ts";
import { schemaCheck, schemaNodes } from "../schema/index.ts";
import type { CaseRequest } from "./case.ts";
import type { Finding } from "./finding.ts";
import { judgeBody } from "./judge-body.ts";
import { judgeHeaders } from "./judge-headers.ts";
import { matchResponse } from "./match-response.ts";
import { namesOfRequests } from "./names-of-requests.ts";
import { readBody } from "./read-body.ts";
import { reportTo } from "./report-finding.ts";

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

/** Makes the judge of a contract's responses. Its validators are compiled once, when they are first needed. */
export function judge(contract: Contract, { target = "mock" }: JudgeOptions = {}): Judge {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "response");

  const sendable = namesOfRequests(contract, nodes);

  const judgeResponse = (operation: Operation, response: JudgedResponse, request?: JudgedRequest): Judgement => {
    const { status, headers, body } = response;
    const findings: Finding[] = [];
    const report = reportTo(findings, { contract, operation, target });
    const matched = matchResponse(operation, status);
    if (!matched) {
      const documented = Object.keys(operation.responses).join(", ");
      report({ kind: "status", message: `status ${status} is not documented; there are ${documented}` });
      return { findings, seen: [] };
    }
    const { key, response: documented } = matched;
    const at = nodes.locate(operation.pointer, "responses", key) ?? "";
    const documentedHeaders = Object.entries(documented.headers).map(([name, { required }]) => {
      const schema = nodes.locate(at, "headers", name, "schema");
      return { name, required, ...(schema !== undefined && { schema }) };
    });
    judgeHeaders({ nodes, check, target }, documentedHeaders, headers, report);
    const types = Object.keys(documented.content);
    const isBodyless = operation.method === "head" || status === 204 || status === 304 || status < 200;
    if (isBodyless && (body.length === 0 || types.length > 0)) return { findings, response: key, seen: [] };
    if (types.length === 0) {
      const message = `status ${status} is documented without a body, got ${plural(body.length, "byte")}`;
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

/** Every scalar that a request says, as a string. */
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
