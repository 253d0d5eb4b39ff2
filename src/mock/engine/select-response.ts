import { type Contract, type MediaType, type Operation, responseKey } from "../../contract/index.ts";
import { isJson, matchMediaType } from "../../core/media-type.ts";
import { schemaCheck } from "../../schema/index.ts";
import { type MockResponse, withJson } from "../mock-response.ts";
import type { Preferences } from "./preferences.ts";

/** Of these statuses the first that the contract has by itself, or else by its range or `default`. */
export const documentedOf = (operation: Operation, codes: readonly number[]): number | undefined =>
  codes.find((code) => Object.hasOwn(operation.responses, code)) ??
  codes.find((code) => responseKey(operation, code) !== undefined);

/** The status of the response to a valid request: the lowest success, else `default`, else what there is. */
export function successOf({ responses }: Operation): number | undefined {
  // Statuses stand before ranges, the lowest first, as in any object.
  const keys = Object.keys(responses);
  const starts = (start: string) => keys.find((key) => key.startsWith(start));
  const key = starts("2") ?? starts("default") ?? starts("3") ?? keys[0];
  if (key === undefined) return undefined;
  return key === "default" ? 200 : Number(key.replace(/XX$/i, "00"));
}

/** One sentence when the contract has not got what is preferred. */
export function unmetPreference(operation: Operation, { code, example, dynamic }: Preferences): string | undefined {
  if ((code ?? example ?? dynamic) === undefined) return undefined;
  const status = code ?? successOf(operation);
  if (status === undefined) return undefined;
  const key = responseKey(operation, status);
  const statuses = Object.keys(operation.responses).join(", ");
  if (key === undefined) return `${operation.id} has no response ${code}; the contract has ${statuses}.`;
  const content = Object.values(operation.responses[key]?.content ?? {});
  if (dynamic && content.length > 0 && content.every(({ schema }) => schema === undefined))
    return `Response ${key} of ${operation.id} has no schema to make a dynamic response from.`;
  const names = content.flatMap(({ examples }) => Object.keys(examples));
  if (example === undefined || names.includes(example)) return undefined;
  const there = `there ${names.length === 1 ? "is" : "are"} ${names.join(", ") || "none"}`;
  return `Response ${key} of ${operation.id} has no example of that name; ${there}.`;
}

/** What the contract says of the JSON that a response has; undefined when it says nothing. */
export function responseMedia(operation: Operation, { status, headers }: MockResponse): MediaType | undefined {
  const content = operation.responses[responseKey(operation, status) ?? ""]?.content ?? {};
  const type = headers["content-type"] ?? "";
  const declared = matchMediaType(Object.keys(content), type);
  const media = declared === undefined ? undefined : content[declared];
  return media?.schema === undefined || !isJson(type) ? undefined : media;
}

/** A response with other JSON; as it was where its schema does not let that through. */
export function withFitting(
  contract: Contract,
  operation: Operation,
  response: MockResponse,
  json: unknown,
): MockResponse {
  const media = responseMedia(operation, response);
  const fits = !media || schemaCheck(contract, "response")(media.pointer, json).length === 0;
  return fits ? withJson(response, json) : response;
}
