import {
  CredentialError,
  coverageText,
  credentialNames,
  explainNames,
  explainSteps,
  type Requirement,
  type Step,
  sentValue,
  sign,
  type WireRequest,
} from "../../../auth/index.ts";
import type { Explanation } from "../../../explain/browser/explanation-view.ts";
import type { LabData } from "../lab-data.ts";
import { LabProblem } from "./build-request.ts";

/** A request with its credentials in place, and how they were made. */
export interface SignedRequest extends Explanation {
  signed: WireRequest;
  /** Every call of the templates, innermost first: secrets in clear. */
  steps: Step[];
  /** What was put into the request, in order. */
  values: { place: string; name: string; template: string; value: string }[];
  /** What the signatures cover, in a sentence. */
  coverage: string;
  /** What cannot be made, and how long the rest is good, each in a sentence. */
  notes: string[];
}

export interface SigningOptions {
  /** Milliseconds since 1970 UTC. */
  at: number;
  /** 32 hexadecimal digits; random when absent. */
  nonce?: string;
  /** Shows credentials in the steps. */
  reveal?: boolean;
}

/**
 * Signs a request for one requirement, as far as anybody can.
 *
 * @throws LabProblem when a credential is missing or is not what its template expects.
 */
export async function signRequest(
  { schemes }: LabData,
  requirement: Requirement,
  request: WireRequest,
  credentials: Readonly<Record<string, string>>,
  { at, nonce, reveal = false }: SigningOptions,
): Promise<SignedRequest> {
  const known = requirement.filter((name) => schemes[name]?.unknown === undefined);
  const missing = credentialNames(schemes, known).filter((name) => !credentials[name]);
  if (missing.length) throw new LabProblem(`Give ${missing.join(" and ")} to sign this request.`);
  const steps: Step[] = [];
  const signed = await tell(() =>
    sign(schemes, known, request, credentials, { at, ...(nonce && { nonce }), onStep: (_, step) => steps.push(step) }),
  );
  return {
    signed,
    steps,
    names: await explainNames(steps, { reveal }),
    digests: await explainSteps(steps, { reveal }),
    values: known.flatMap((name) => {
      const scheme = schemes[name];
      const value = scheme && sentValue(scheme, signed)?.value;
      return scheme ? [{ place: scheme.in, name: scheme.name, template: scheme.template, value: value ?? "" }] : [];
    }),
    coverage: coverageText(known.map((name) => schemes[name]?.value ?? [])),
    notes: notesOn(schemes, requirement),
  };
}

async function tell<T>(make: () => T | Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof CredentialError) throw new LabProblem(`It cannot be signed: ${error.message}.`);
    throw error;
  }
}

function notesOn(schemes: LabData["schemes"], requirement: Requirement): string[] {
  const unknown = requirement.flatMap((name) => {
    const scheme = schemes[name];
    return scheme?.unknown === undefined ? [] : [`The ${scheme.in} ${scheme.name} is not made here: ${scheme.unknown}`];
  });
  const skew = Math.min(...requirement.map((name) => schemes[name]?.clockSkew ?? Infinity));
  const late = `Its time may be off by ${skew} s at most: what is copied from here is refused after that.`;
  return skew < Infinity ? [...unknown, late] : unknown;
}
