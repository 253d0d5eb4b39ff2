import type { Contract, Operation } from "../../contract/index.ts";
import { type MockResponse, problem, withHeader } from "../mock-response.ts";
import type { Engine } from "./index.ts";
import { responseMaker } from "./make-response.ts";
import { documentedOf, successOf } from "./select-response.ts";
import { type Expected, readExpected, uncheckedOf, validateRequest } from "./validate-request.ts";

/** Statuses for a request that breaks the contract, best first. */
const invalidCodes = [422, 400];

/** What is known of an operation once it was asked for. */
interface Known extends Expected {
  /** The status of its success. */
  success: number | undefined;
}

/** The engine that stands on the contract alone: its schemas judge the request, its examples are the responses. */
export function createContractEngine(contract: Contract): Engine {
  const known = new Map<Operation, Known>();
  const knownOf = (operation: Operation): Known => {
    const found = known.get(operation);
    if (found) return found;
    const made = { ...readExpected(contract, operation), success: successOf(operation) };
    known.set(operation, made);
    return made;
  };
  const make = responseMaker(contract);
  const decline = (operation: Operation, codes: readonly number[], example?: string): MockResponse | undefined => {
    const status = documentedOf(operation, codes);
    return status === undefined ? undefined : make(operation, status, null, { example });
  };
  return {
    async respond(operation, request, preferences) {
      const found = knownOf(operation);
      const violations = validateRequest(found, request);
      if (violations.length > 0) {
        const detail = `${violations.join(". ")}. (The contract has no response for an invalid request.)`;
        return { violations, response: decline(operation, invalidCodes) ?? problem(422, "Invalid request", detail) };
      }
      const { code = found.success } = preferences;
      const nothing = `The contract has no response of ${operation.id} to send.`;
      if (code === undefined) return { violations, response: problem(501, "Not mocked", nothing) };
      const response = make(operation, code, request.headers.get("accept"), preferences);
      const unchecked = uncheckedOf(found, request);
      if (unchecked.length === 0) return { violations, response };
      return { violations, response: withHeader(response, "countersign-unchecked", unchecked.join("; ")) };
    },
    decline: async (operation, codes, example) => decline(operation, codes, example),
    unchecked: (operation) => [...new Set([...knownOf(operation).unchecked.values()].flat())],
  };
}
