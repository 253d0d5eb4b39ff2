import {
  type DigestExplanation,
  explainSteps,
  type Requirement,
  type Step,
  sign,
  type WireRequest,
} from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { FindingError } from "../contract/index.ts";
import { type SampleRequest, sampleRequest } from "./sample-request.ts";

/** The instant of every worked example, so that the pages say the same tomorrow: 2020-06-29T18:58:42Z. */
export const instant = 1593457122000;

/** A nonce for the same reason. */
export const nonce = "0123456789abcdef0123456789abcdef";

/** A request of the contract, signed with its test credentials, and how its values were made. */
export interface WorkedExample {
  operation: Operation;
  requirement: Requirement;
  sample: SampleRequest;
  signed: WireRequest;
  /** By scheme: the hashes that were made, innermost first, credentials in clear. */
  digests: Record<string, DigestExplanation[]>;
}

/** The requirement that samples show: the first that asks for something; none when the operation is open to all. */
export const shownRequirement = ({ security }: Operation): Requirement =>
  security.find((requirement) => requirement.length > 0) ?? [];

/**
 * Signs the sample request of an operation with the contract's test credentials, at a fixed instant.
 *
 * @throws FindingError when the contract's own template or test credentials do not allow it.
 */
export async function workedExample(contract: Contract, operation: Operation): Promise<WorkedExample> {
  const sample = sampleRequest(contract, operation);
  const requirement = shownRequirement(operation).filter((name) => Object.hasOwn(contract.schemes, name));
  const steps: Record<string, Step[]> = {};
  const onStep = (scheme: string, step: Step) => {
    steps[scheme] = [...(steps[scheme] ?? []), step];
  };
  try {
    const options = { at: instant, nonce, onStep };
    const signed = await sign(contract.schemes, requirement, sample.wire, contract.testCredentials, options);
    const digests: WorkedExample["digests"] = {};
    for (const [scheme, made] of Object.entries(steps)) digests[scheme] = await explainSteps(made, { reveal: true });
    return { operation, requirement, sample, signed, digests };
  } catch (error) {
    throw new FindingError(
      `${contract.api}: ${operation.id} cannot be signed with x-test-credentials: ${(error as Error).message}.`,
    );
  }
}
