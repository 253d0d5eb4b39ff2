import type { Refusal } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef } from "../contract/index.ts";
import { documentedOf } from "./engine/index.ts";

/** Statuses for a caller whose credentials are refused, best first. */
export const refusalCodes = [401, 403];

/**
 * Which example of the contract a refused caller gets, where the response has several: the one whose `x-refusal` (beside
 * `summary` and `value`) names the reason.
 *
 * ```yaml
 * summary: The clock of the request is too far off.
 * x-refusal: stale            # or a list: [missing, malformed]
 * value: { code: TIMESTAMP_EXPIRED }
 * ```
 *
 * @returns undefined when no example names it.
 */
export function refusalExample(
  { document }: Contract,
  operation: Operation,
  reason: Refusal["reason"],
): string | undefined {
  const key = documentedOf(operation, refusalCodes)?.key;
  if (key === undefined) return undefined;
  const pathItem = resolveRef(document, document.paths[operation.path]);
  const response = resolveRef(document, pathItem[operation.method].responses[key]);
  const media = Object.values<{ examples?: Record<string, unknown> }>(response?.content ?? {}).find(
    ({ examples }) => examples,
  );
  return Object.entries(media?.examples ?? {}).find(([, node]) =>
    [resolveRef(document, node)?.["x-refusal"]].flat().includes(reason),
  )?.[0];
}
