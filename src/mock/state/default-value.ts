import type { SchemaNodes } from "../../schema/index.ts";
import { copyJson } from "../json.ts";

/**
 * What stands for a property that was not sent: its default, or null where the response may have it.
 *
 * @param request Pointers of what the request declares for it.
 * @param response Pointers of what the response declares for it.
 */
export function defaultValue(
  nodes: SchemaNodes,
  request: readonly string[] = [],
  response: readonly string[] = [],
): unknown {
  const given = nodes.view(request).parts.find(({ schema }) => schema.default !== undefined)?.schema.default;
  if (given !== undefined) return copyJson(given);
  return nodes.view(response).nullable ? null : undefined;
}
