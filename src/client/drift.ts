import type { ApiDescriptor } from "./descriptor.ts";
import type { Drift } from "./options.ts";

/**
 * Tells `onDrift` what does not fit the contract, later and apart from the call: money may have moved, so nothing
 * that goes wrong here may turn the answer into an exception.
 */
export function reportDrift(
  { api, validators: load }: ApiDescriptor,
  operation: string,
  status: number,
  body: unknown,
  onDrift: (drift: Drift) => void,
): void {
  void Promise.resolve()
    .then(() => load?.())
    .then((loaded) => {
      if (!loaded) return;
      const at = { api, operation, status };
      const validate = findValidator(loaded.validators, operation, status);
      if (!validate) return onDrift({ ...at, pointer: "", message: `status ${status} is not documented` });
      for (const violation of validate(body)) onDrift({ ...at, ...violation });
    })
    .catch(() => {});
}

const findValidator = <V>(validators: Readonly<Record<string, V>>, operation: string, status: number): V | undefined =>
  validators[`${operation} ${status}`] ??
  validators[`${operation} ${Math.floor(status / 100)}XX`] ??
  validators[`${operation} default`];
