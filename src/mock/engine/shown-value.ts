import type { Contract, Example } from "../../contract/index.ts";
import { clauseOf, givenValues, type Sample, sampleOf, schemaCheck, schemaNodes } from "../../schema/index.ts";

/**
 * The value that stands for one of a response: an example, else what its schema shows, else one made for it; and why it does
 * not fit.
 *
 * @param seed With one a value is always made.
 */
export function shownValue(contract: Contract, schema?: string, example?: Example, seed?: number): Sample {
  if (schema === undefined) return { value: example?.value };
  const violationOf = (value: unknown) => schemaCheck(contract, "response")(schema, value)[0];
  if (example) {
    const violation = violationOf(example.value);
    return { value: example.value, misfit: violation && clauseOf(violation) };
  }
  const given = seed === undefined ? givenValues(schemaNodes(contract.document).first(schema)) : [];
  const value = given.find((one) => !violationOf(one));
  return value === undefined ? sampleOf(contract, "response", schema, seed) : { value };
}
