import { setImmediate } from "node:timers/promises";
import type { Contract, Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import { type MockResponse, problem, withHeader } from "../mock-response.ts";
import type { Preferences } from "../preferences.ts";
import { createPrismEngine } from "./prism-engine.ts";
import type { RequestBody } from "./read-body.ts";
import { responseSelector } from "./select-response.ts";
import { requestValidator } from "./validate-request.ts";

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
  /** What nobody checks, each in a clause that says why. Reads every schema, and lets others work in between. */
  unchecked(): Promise<string[]>;
}

/** Statuses for a request that breaks the contract, best first. */
const invalidCodes = [422, 400];

/** The engine that stands on the contract alone: its schemas judge the request, its examples are the responses. */
function createContractEngine(contract: Contract): Engine {
  const { validate, unchecked } = requestValidator(contract);
  const { success, decline } = responseSelector(contract);
  return {
    async respond(operation, request, preferences) {
      const violations = validate(operation, request);
      if (violations.length > 0) {
        const detail = `${violations.join(". ")}. (The contract has no response for an invalid request.)`;
        const response = decline(operation, invalidCodes) ?? problem(422, "Invalid request", detail);
        return { response, violations };
      }
      const response = success(operation, request.headers.get("accept"), preferences);
      const why = unchecked(operation, request);
      if (why.length === 0) return { response, violations };
      return { response: withHeader(response, "countersign-unchecked", why.join("; ")), violations };
    },
    decline: async (operation, codes, example) => decline(operation, codes, example),
    async unchecked() {
      const found: string[] = [];
      for (const operation of contract.operations) {
        await setImmediate();
        found.push(...unchecked(operation));
      }
      return found;
    },
  };
}

const engines = {
  /** Ours: the schemas that the checks judge by, and the contract's examples. */
  countersign: createContractEngine,
  prism: createPrismEngine,
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
