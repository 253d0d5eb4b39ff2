import type { Step } from "./evaluate.ts";
import type { Scheme } from "./scheme.ts";

/**
 * How far a request can get before it is refused, the least far first. `missing`: the value is not there. `malformed`:
 * it does not have the form of its template. `unknown`: it names other credentials than ours. `stale`: its clock is too
 * far off. `mismatch`: the signature is another.
 */
export const refusalReasons = ["missing", "malformed", "unknown", "stale", "mismatch"] as const;

/** Why a request is refused. */
export interface Refusal {
  ok: false;
  /** The scheme that it fails. */
  scheme: string;
  reason: (typeof refusalReasons)[number];
  /** One sentence for people, without any secret. */
  message: string;
  /** What was hashed here, innermost first, when the reason is `mismatch`. */
  steps: Step[];
}

/** Whether a request got further before it was refused than another did: its refusal says more. */
export const gotFurther = ({ reason }: Refusal, other: Refusal | undefined): boolean =>
  !other || refusalReasons.indexOf(reason) > refusalReasons.indexOf(other.reason);

/** A refusal by a scheme. */
export const refuse = (scheme: string, reason: Refusal["reason"], message: string, steps: Step[] = []): Refusal => ({
  ok: false,
  scheme,
  reason,
  message,
  steps,
});

export const placeOf = (scheme: Scheme): string => `${scheme.in} ${scheme.name}`;
