import type { Contract, Operation } from "../../contract/index.ts";
import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import type { MockResponse } from "../mock-response.ts";
import { responseMedia, withFitting } from "./select-response.ts";

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");
/** Properties with a string for people about what is wrong. */
const messages = /^(error|user|developer)?(message|msg|description|details?|reason)$/;
/** Properties that may be such a string or a code. */
const messagesOrCodes = /^(error|title)$/;
const lists = /^(error|validationerror|invalidparam|violation|issue|message|detail|reason)s?$/;
const places = /^(field|path|property|param|parameter|attribute|pointer|location|name)$/;

/**
 * The contract's response to a request that is not as it wants it, with the reasons in the place of the example's: the
 * example is about another mistake. What has no place for a string, or lets through only its own, stays as it is.
 */
export function tellReasons(
  contract: Contract,
  operation: Operation,
  response: MockResponse,
  reasons: readonly string[],
): MockResponse {
  if (!responseMedia(operation, response) || reasons.length === 0) return response;
  const json = rewritten(response.json, reasons);
  return json === response.json ? response : withFitting(contract, operation, response, json);
}

/** @param place What is to stand where an object says which property it is about. */
function rewritten(value: unknown, reasons: readonly string[], place?: string): unknown {
  if (!isJsonObject(value)) return value;
  const told = Object.entries(value).map(
    ([name, property]) => [name, toldBy(plain(name), property, reasons, place)] as const,
  );
  return told.some(([name, property]) => property !== value[name]) ? Object.fromEntries(told) : value;
}

function toldBy(name: string, value: unknown, reasons: readonly string[], place: string | undefined): unknown {
  if (typeof value === "string") {
    if (messages.test(name) || (messagesOrCodes.test(name) && value.includes(" "))) return reasons.join("; ");
    return place !== undefined && places.test(name) ? place : value;
  }
  if (!Array.isArray(value) || !lists.test(name)) return rewritten(value, reasons);
  const [first] = value;
  if (typeof first === "string") return [...reasons];
  return isJsonObject(first) ? reasons.map((reason) => aboutOne(first, reason)) : value;
}

/** One item of a list of mistakes, about this one; as it is where it has no place for the reason. */
function aboutOne(model: JsonObject, reason: string): unknown {
  const [, place = ""] = /^Request (?:body property|\w+ parameter) (\S+)/.exec(reason) ?? [];
  return rewritten(model, [reason]) === model ? model : rewritten(model, [reason], place);
}
