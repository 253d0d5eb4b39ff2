import {
  type DigestExplanation,
  explainNames,
  explainSteps,
  type NamedExplanation,
  type Requirement,
  type Step,
  sign,
  type WireRequest,
} from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { type SampleRequest, sampleRequest } from "../samples/sample-request.ts";

/** The instant of every worked example, so that the pages say the same tomorrow: 2020-06-29T18:58:42Z. */
export const instant = 1593457122000;

/** A nonce for the same reason. */
const nonce = "0123456789abcdef0123456789abcdef";

const toText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A request of the contract, signed with its test credentials, and how its values were made. */
export interface WorkedExample {
  operation: Operation;
  requirement: Requirement;
  /** Why a scheme of the requirement could not be signed for, by scheme: nobody but the provider knows how. */
  unknown: Record<string, string>;
  sample: SampleRequest;
  signed: WireRequest;
  /** The body as it is sent, with what a scheme puts into it; empty when there is none. */
  bodyText: string;
  /** By scheme: the hashes that were made, innermost first, credentials in clear. */
  digests: Record<string, DigestExplanation[]>;
  /** By scheme: the values that its template names, credentials in clear. */
  names: Record<string, NamedExplanation[]>;
}

/** The requirement that samples show: the first that asks for something and that anybody can meet. */
export function shownRequirement({ schemes }: Contract, { security }: Operation): Requirement {
  const asking = security.filter((requirement) => requirement.length > 0);
  const known = asking.find((requirement) => requirement.every((name) => schemes[name] && !schemes[name].unknown));
  return (known ?? asking[0] ?? []).filter((name) => Object.hasOwn(schemes, name));
}

/**
 * Signs the sample request of an operation with the contract's test credentials, at a fixed instant.
 *
 * @throws FindingError when the contract's own template or test credentials do not allow it.
 */
export async function workedExample(contract: Contract, operation: Operation): Promise<WorkedExample> {
  const sample = sampleRequest(contract, operation);
  const requirement = shownRequirement(contract, operation);
  const unknown: WorkedExample["unknown"] = {};
  for (const name of requirement) {
    const reason = contract.schemes[name]?.unknown;
    if (reason !== undefined) unknown[name] = reason;
  }
  const known = requirement.filter((name) => !Object.hasOwn(unknown, name));
  const steps: Record<string, Step[]> = {};
  const onStep = (scheme: string, step: Step) => {
    steps[scheme] = [...(steps[scheme] ?? []), step];
  };
  try {
    const options = { at: instant, nonce, onStep };
    const signed = await sign(contract.schemes, known, sample.wire, contract.testCredentials, options);
    const digests: WorkedExample["digests"] = {};
    const names: WorkedExample["names"] = {};
    for (const [scheme, made] of Object.entries(steps)) {
      digests[scheme] = await explainSteps(made, { reveal: true });
      names[scheme] = await explainNames(made, { reveal: true });
    }
    return { operation, requirement, unknown, sample, signed, bodyText: toText(signed.body), digests, names };
  } catch (error) {
    throw new FindingError(
      `${contract.api}: ${operation.id} cannot be signed with x-test-credentials: ${(error as Error).message}.`,
    );
  }
}
