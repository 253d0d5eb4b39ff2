import type { WireRequest } from "../auth/index.ts";
import type { JudgedResponse } from "../checks/index.ts";
import type { Operation } from "../contract/index.ts";

/** A request that was forwarded, and what came back. */
export interface Exchange {
  /** Absent when the contract has no such operation. */
  operation?: Operation;
  /** Path below the target's base URL, as it was sent. */
  path: string;
  /** As the tool sent it, to the target's URL. */
  unsigned: WireRequest;
  signed: WireRequest;
  response: JudgedResponse;
  /** When it began, in milliseconds since 1970 UTC. */
  at: number;
  /** How long it took, in milliseconds. */
  ms: number;
}

/** What is told of a request. Nothing in it holds a secret. */
export interface ProxyLogEntry {
  method: string;
  /** The template of the contract; of a path that the contract does not have, the path itself. */
  path: string;
  /** operationId. */
  operation?: string;
  /** What the tool got. */
  status: number;
  ms: number;
  /** What the response has against the contract, the worst first. */
  findings: { severity: "broken" | "drift" | "note"; summary: string }[];
  /** Why nothing was forwarded, or no response came, in one sentence. */
  problem?: string;
}
