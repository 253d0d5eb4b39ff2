import type { Answer, AnswerCheck } from "./descriptor.ts";
import { DriftError } from "./errors.ts";
import type { Drift } from "./options.ts";

interface CompiledValidator {
  (body: unknown): boolean;
  errors?: { instancePath: string; message?: string }[] | null;
}
type Validators = Readonly<Record<string, CompiledValidator | null>>;

/**
 * The check of an API's answers, from the validators that Ajv compiled, by `<operationId> <status>`; `null` where the
 * contract documents the status and says nothing of a JSON body. What `onDrift` throws is ignored.
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
  const key = [status, `${Math.floor(status / 100)}XX`, "default"].find((key) =>
    Object.hasOwn(validators, `${operation} ${key}`),
  );
  if (key === undefined) return [{ ...at, pointer: "", message: `status ${status} is not documented` }];
  const validate = validators[`${operation} ${key}`];
  if (!validate || validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = "does not fit" }) => ({
    ...at,
    pointer: instancePath,
    message,
  }));
}
