import type { Operation } from "../../contract/index.ts";
import { escapeToken } from "../../core/json-pointer.ts";
import type { ParameterValues } from "../build-request.ts";
import type { Case } from "../case.ts";
import type { Severity } from "../finding.ts";

/** What was sent and what came, in the sequence of a relation. */
export interface Exchange {
  operation: Operation;
  /** As a case, so that it can be repeated. */
  sent: Case;
  /** The body that was sent, before it was written. */
  body: unknown;
  status: number;
  /** The JSON of the response, integers past 2^53 as strings of their digits; undefined when it is not JSON. */
  value: unknown;
}

/** What a request has in place of the operation's good values. */
export interface Change {
  values?: ParameterValues;
  body?: unknown;
}

/** Sends a good request of an operation, without its optional parameters, changed as asked for. */
export type Call = (operation: Operation, change?: Change) => Promise<Exchange>;

/** Two responses, or a response and its request, that contradict each other. */
export interface RelationFinding {
  /** The response that shows it. */
  exchange: Exchange;
  message: string;
  pointer?: string;
  /** `broken` when absent. */
  severity?: Severity;
  expected?: string;
  got?: string;
  /** The value that was expected: where the response could not show it, by its schema, there is no finding. */
  wanted?: unknown;
}

/** Requests that belong together, and what must hold between their responses. */
export interface RelationCase {
  /** Plain words, starting with the operation that it is about. */
  name: string;
  operation: Operation;
  /** Whether it changes anything. */
  writes: boolean;
  /** @throws NothingToSay when the responses do not get as far as what it is about. */
  run(call: Call): Promise<RelationFinding[]>;
}

/** The responses do not get as far as what the relation is about. */
export class NothingToSay extends Error {}

/** A request of the relation cannot be sent. */
export class NotSent extends NothingToSay {}

export const nothingToSay = (reason: string): never => {
  throw new NothingToSay(reason);
};

/** The exchange, if it succeeded. @throws NothingToSay when it did not. */
export function succeeded(exchange: Exchange): Exchange {
  const { operation, status } = exchange;
  return status >= 200 && status < 300 ? exchange : nothingToSay(`${operation.id} got ${status}`);
}

/** The pointer that these tokens are. */
export const pointerOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${escapeToken(token)}`).join("");
