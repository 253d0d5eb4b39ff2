import { toText } from "../auth/index.ts";
import { type CompiledValidator, misfits } from "../core/compiled-validator.ts";
import type { DocumentedResponse, ResponseCheck } from "./descriptor.ts";
import { DriftError } from "./errors.ts";
import { mayBeInexact } from "./exact-json.ts";
import { isIdempotent } from "./is-idempotent.ts";
import type { Drift } from "./options.ts";

type Validators = Readonly<Record<string, CompiledValidator>>;

/**
 * The check of an API's responses, from the validators of their bodies, by `<operationId> <status>`. What `onDrift` throws
 * is ignored.
 */
export const responseCheck =
  (validators: Validators): ResponseCheck =>
  async (response, onDrift, strict) => {
    const { about, operation, ok, outcome } = response;
    const idempotent = isIdempotent(operation, operation.route.replace(/ .*/, ""));
    // An exception would look as if what cannot be repeated had not happened.
    const rejects = strict && (idempotent || !ok);
    const body = numbersAsNumbers(response);
    const find = () => {
      const drifts = findDrifts(validators, { ...response, body });
      void Promise.allSettled(drifts.map(async (drift) => onDrift?.(drift)));
      return drifts;
    };
    // The caller goes on first.
    if (!rejects) return void setTimeout(find);
    const drifts = find();
    if (drifts.length) throw new DriftError(drifts, outcome, { ...about, safeToRepeat: idempotent });
  };

function findDrifts(validators: Validators, { about, status, body }: DocumentedResponse): Drift[] {
  const at = { ...about, status };
  const { operation } = about;
  const validate =
    validators[`${operation} ${status}`] ??
    validators[`${operation} ${Math.floor(status / 100)}XX`] ??
    validators[`${operation} default`];
  if (!validate) return [{ ...at, pointer: "", message: `status ${status} is not documented` }];
  return misfits(validate, body).map((violation) => ({ ...at, ...violation }));
}

/** The body as its schema sees it: a number whose digits the client keeps as a string is a number there. */
function numbersAsNumbers({ body, bytes }: DocumentedResponse): unknown {
  if (!bytes || ArrayBuffer.isView(body)) return body;
  try {
    const text = toText(bytes);
    return mayBeInexact(text) ? JSON.parse(text) : body;
  } catch {
    // It is not JSON.
    return body;
  }
}
