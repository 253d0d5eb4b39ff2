import type { OpenApiDocument } from "../../contract/index.ts";
import { copyJson } from "./json.ts";
import { shapeOf } from "./shape.ts";

/** What stands for a property that was not sent: its default, or null where the response may have it. */
export function defaultValue(
  document: OpenApiDocument,
  request: readonly unknown[],
  response: readonly unknown[],
): unknown {
  const given = shapeOf(document, request).schemas.find((schema) => schema.default !== undefined)?.default;
  if (given !== undefined) return copyJson(given);
  return shapeOf(document, response).nullable ? null : undefined;
}
