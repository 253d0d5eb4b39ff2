import { type MediaType, type Operation, responseKey } from "../../contract/index.ts";
import { isJson, matchMediaType } from "../../core/media-type.ts";
import type { MockResponse } from "../mock-response.ts";

/** What the contract says of the JSON that a response has; undefined when it says nothing. */
export function responseMedia(operation: Operation, { status, headers }: MockResponse): MediaType | undefined {
  const content = operation.responses[responseKey(operation, status) ?? ""]?.content ?? {};
  const type = headers["content-type"] ?? "";
  const declared = matchMediaType(Object.keys(content), type);
  const media = declared === undefined ? undefined : content[declared];
  return media?.schema === undefined || !isJson(type) ? undefined : media;
}
