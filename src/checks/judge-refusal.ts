import type { Operation } from "../contract/index.ts";
import { matchResponse } from "./match-response.ts";

/** Statuses that say what is wrong with a request. */
export const refusals = {
  /** The input. */
  input: [400, 422],
  /** The credentials. */
  credentials: [401, 403],
} as const;

/** Statuses that speak of the caller or of the moment, never of the input. */
const notAboutInput = [401, 403, 407, 408, 425, 429];

/**
 * How the status of a refusal stands to the contract. `documented`: it is held against the documented response, and found
 * wanting where there is none. `own`: the contract documents no refusal of this kind, so that any shape will do. `other`:
 * it says something else.
 *
 * @param also Other statuses that this case is about, such as 415 for an unknown content type.
 */
export function judgeRefusal(
  operation: Operation,
  status: number,
  about: keyof typeof refusals,
  also: readonly number[] = [],
): "documented" | "own" | "other" {
  const usual: readonly number[] = refusals[about];
  const match = matchResponse(operation, status);
  // A range or `default` leaves open which status refuses the input.
  const isOpen = about === "input" && match?.key !== String(status) && !notAboutInput.includes(status);
  if (!usual.includes(status) && !also.includes(status))
    return match && isOpen && status >= 400 && status < 500 ? "documented" : "other";
  const isDocumented = match || usual.some((one) => matchResponse(operation, one));
  return isDocumented ? "documented" : "own";
}
