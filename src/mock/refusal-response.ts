import type { Refusal } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef } from "../contract/index.ts";
import { type Preferences, responseKey } from "./preferences.ts";

/**
 * Which of the contract's responses a refused caller gets: the 401 and, where it has several examples, the one whose
 * `x-refusal` (beside `summary` and `value`) names the reason, otherwise the first.
 *
 * ```yaml
 * summary: The clock of the request is too far off.
 * x-refusal: stale            # or a list: [missing, malformed]
 * value: { code: TIMESTAMP_EXPIRED }
 * ```
 *
 * @returns undefined when the contract has no response for 401.
 */
export function refusalResponse(
  contract: Contract,
  operation: Operation,
  reason: Refusal["reason"],
): Preferences | undefined {
  const key = responseKey(operation, 401);
  if (!key) return undefined;
  const { document } = contract;
  const pathItem = resolveRef(document, document.paths[operation.path]);
  const response = resolveRef(document, pathItem[operation.method].responses[key]);
  const media = Object.values<{ examples?: Record<string, unknown> }>(response?.content ?? {}).find(
    ({ examples }) => examples,
  );
  const example = Object.entries(media?.examples ?? {}).find(([, node]) =>
    [resolveRef(document, node)?.["x-refusal"]].flat().includes(reason),
  )?.[0];
  return { code: 401, ...(example !== undefined && { example }) };
}
