import type { Answer, AnswerCheck } from "./descriptor.ts";
import { DriftError } from "./errors.ts";
import type { Drift } from "./options.ts";

type Validators = Readonly<Record<string, (body: unknown) => { pointer: string; message: string }[]>>;

/**
 * The check of an API's answers, from the validators of their bodies, by `<operationId> <status>`. What `onDrift` throws
 * is ignored.
 */
export const answerCheck =
  (validators: Validators): AnswerCheck =>
  (answer, onDrift, strict) => {
    const drifts = findDrifts(validators, answer);
    void Promise.allSettled(drifts.map(async (drift) => onDrift?.(drift)));
    if (strict && drifts.length) throw new DriftError(drifts, answer.outcome, answer.at);
  };

function findDrifts(validators: Validators, { at, body }: Answer): Drift[] {
  const { operation, status } = at;
  const validate =
    validators[`${operation} ${status}`] ??
    validators[`${operation} ${Math.floor(status / 100)}XX`] ??
    validators[`${operation} default`];
  if (!validate) return [{ ...at, pointer: "", message: `status ${status} is not documented` }];
  return validate(body).map((violation) => ({ ...at, ...violation }));
}
