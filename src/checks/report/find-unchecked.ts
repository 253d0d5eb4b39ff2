import type { Contract } from "../../contract/index.ts";
import { schemaNodes, uncheckedSchemas } from "../../schema/index.ts";
import type { CheckResult } from "../run-checks.ts";

/** What of the responses that came nobody could check, because it cannot be read: one clause each, with its pointer. */
export function findUnchecked(contract: Contract, results: readonly CheckResult[]): string[] {
  const nodes = schemaNodes(contract.document);
  const came = new Set(results.map(({ case: one, response }) => `${response} ${one.operation}`));
  const found = contract.operations.flatMap(({ id, pointer, responses }) =>
    Object.entries(responses)
      .filter(([key]) => came.has(`${key} ${id}`))
      .flatMap(([key, { content }]) =>
        Object.keys(content).flatMap((type) => {
          const schema = nodes.locate(pointer, "responses", key, "content", type, "schema");
          return schema === undefined ? [] : uncheckedSchemas(contract, "response", schema);
        }),
      ),
  );
  return [...new Set(found)];
}
