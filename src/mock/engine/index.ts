import type { Contract, Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import type { MockResponse } from "../mock-response.ts";
import { createContractEngine } from "./contract-engine.ts";
import type { Preferences } from "./preferences.ts";
import type { RequestBody } from "./read-body.ts";

/** A request to one operation, its body read. */
export interface OperationRequest {
  /** As the contract has it. */
  path: string;
  /** Of the parameters in the path, as they are written. */
  values: Readonly<Record<string, string>>;
  /** With its question mark. */
  search: string;
  query: URLSearchParams;
  headers: Headers;
  body: RequestBody;
  namespace: string;
}

/** A response, and what was wrong with the request when it says so. */
export interface EngineResponse {
  response: MockResponse;
  /** One clause each; empty when the request is valid. */
  violations: string[];
}

/** Says whether a request is valid, and which response the contract has for it. */
export interface Engine {
  /** Validates a request, and gives the contract's success, or its response for what is invalid. */
  respond(operation: Operation, request: OperationRequest, preferences: Preferences): Promise<EngineResponse>;
  /** The contract's response for the first of these statuses that it has, without looking at any request. */
  decline(operation: Operation, codes: readonly number[], example?: string): Promise<MockResponse | undefined>;
  /** What nobody checks of the requests to an operation, each in a clause that says why. */
  unchecked(operation: Operation): string[];
}

const engines = {
  /** Ours: the schemas that the checks judge by, and the contract's examples. */
  countersign: createContractEngine,
  prism: async (contract) => (await import("./prism-engine.ts")).createPrismEngine(contract),
} satisfies Record<string, (contract: Contract) => Engine | Promise<Engine>>;

export type EngineName = keyof typeof engines;

/**
 * Makes an engine for one contract.
 *
 * @throws UsageError when there is no engine of this name, or it is not installed, or cannot read the contract.
 */
export async function createEngine(contract: Contract, name: EngineName = "countersign"): Promise<Engine> {
  if (!Object.hasOwn(engines, name))
    throw new UsageError(
      `there is no engine ${JSON.stringify(name)}; expected ${Object.keys(engines).join(" or ")}.${didYouMean(name, Object.keys(engines))}`,
    );
  return engines[name](contract);
}
