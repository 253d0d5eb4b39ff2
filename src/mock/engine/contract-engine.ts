import { setImmediate } from "node:timers/promises";
import type { Contract } from "../../contract/index.ts";
import { problem } from "../mock-response.ts";
import { withHeader } from "../outcome.ts";
import type { Engine } from "./index.ts";
import { responseSelector } from "./select-response.ts";
import { requestValidator } from "./validate-request.ts";

/** Statuses for a request that breaks the contract, best first. */
const invalidCodes = [422, 400];

/** The engine that stands on the contract alone: its schemas judge the request, its examples are the responses. */
export function createContractEngine(contract: Contract): Engine {
  const { validate, unchecked } = requestValidator(contract);
  const responses = responseSelector(contract);
  return {
    async respond(operation, request, preferences) {
      const { violations, unchecked } = validate(operation, request);
      if (violations.length > 0) {
        const detail = `${violations.join(". ")}. (The contract has no response for an invalid request.)`;
        const response =
          responses.decline(operation, invalidCodes) ?? problem(invalidCodes[0] as number, "Invalid request", detail);
        return { response, violations };
      }
      const response = responses.success(operation, request.headers.get("accept"), preferences);
      return {
        response: unchecked.length ? withHeader(response, "countersign-unchecked", unchecked.join("; ")) : response,
        violations,
      };
    },
    decline: async (operation, codes, example) => responses.decline(operation, codes, example),
    async unchecked() {
      const found: string[] = [];
      for (const operation of contract.operations) {
        await setImmediate();
        found.push(...unchecked(operation));
      }
      return found;
    },
    ready: async () => {},
  };
}
