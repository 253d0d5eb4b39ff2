import type { Requirement } from "../auth/index.ts";
import type { Operation } from "../contract/index.ts";

/** What a request is made of before it is signed. */
export interface CaseRequest {
  /** Upper case. */
  method: string;
  /** Below the base URL, parameters filled in and percent-encoded. */
  path: string;
  /** Percent-encoded, without its question mark; empty when there is none. */
  query: string;
  headers: [name: string, value: string][];
  body?: Uint8Array;
  /** Content type of the body. */
  mediaType?: string;
  /** The parameters that it carries, as `query limit`. */
  parameters: string[];
}

/** What is changed on the wire, after the request was signed. */
export type Tamper =
  | { change: "remove"; scheme: string }
  | { change: "value"; scheme: string }
  | { change: "body" }
  | { change: "query" }
  | { change: "path"; from: string; to: string };

/**
 * What must come back. `success`: a 2xx. `example`: this status with this very value. `status`: this status. `refused`: a
 * 401 or 403. `rejected`: 400, 422, or one of the other statuses that this case is about. `unrouted`: any 4xx.
 * `accepted`: a 2xx, or a 404 where the request looks something up by a made-up key. `valid`: a 2xx, or a refusal that is not
 * about the request itself, which says nothing.
 * Except for `unrouted`, the response must also satisfy the judge; one that refuses, where the contract says so at all.
 */
export type Expectation =
  | { outcome: "success" }
  | { outcome: "example"; status: number; value: unknown }
  | { outcome: "status"; status: number }
  | { outcome: "refused" }
  | { outcome: "rejected"; also?: readonly number[] }
  | { outcome: "unrouted" }
  | { outcome: "accepted"; unknown: readonly number[] }
  | { outcome: "valid" };

export type CaseKind =
  | "success"
  | "example"
  | "status"
  | "credential"
  | "parameter"
  | "body"
  | "boundary"
  | "relation"
  | "random"
  | "webhook";

/** One operation with its inputs, and what must come back. */
export interface Case {
  /** Plain words, unique within its API, starting with the operation: `createOrder: body property city too short`. */
  name: string;
  api: string;
  /** operationId. */
  operation: string;
  kind: CaseKind;
  request: CaseRequest;
  /** Why it is not sent: nobody knows a request that fits the contract, or that HTTP can carry. */
  skip?: string;
  tamper?: Tamper;
  /** The requirement whose schemes the tampering is about. */
  requirement?: Requirement;
  /** How far the clock that it is signed with is off, in milliseconds. */
  clockOffset?: number;
  expect: Expectation;
}

/** What is kept of a case when it has run: what a report says about it, without headers and body. */
export type CaseRecord = Pick<Case, "name" | "api" | "operation" | "kind"> & {
  request: Pick<CaseRequest, "method" | "path" | "query">;
};

/** The case without what would fill the memory of a long run. */
export const toRecord = ({ name, api, operation, kind, request: { method, path, query } }: Case): CaseRecord => ({
  name,
  api,
  operation,
  kind,
  request: { method, path, query },
});

/** Whether the operation only reads. */
export const isRead = ({ method }: Operation): boolean => method === "get" || method === "head";
