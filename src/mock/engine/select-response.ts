import { type Contract, type MediaType, type Operation, responseKey } from "../../contract/index.ts";
import { essenceOf, isJson, matchMediaType } from "../../core/media-type.ts";
import type { Sample } from "../../schema/index.ts";
import { type MockResponse, problem } from "../mock-response.ts";
import type { Preferences } from "../preferences.ts";
import { concreteType, negotiate } from "./negotiate.ts";
import { responseHeaders } from "./response-headers.ts";
import { shownValue } from "./shown-value.ts";
import { writeBody } from "./write-body.ts";

/** What one response is made of. */
interface Wanted {
  status: number;
  /** Declared media types to try, best first. */
  types: readonly string[];
  accept: string | null;
  example?: string | undefined;
  /** Made-up values in place of examples, others for another seed. */
  seed?: number | undefined;
}

/** Finds and makes the responses of one contract. */
export interface ResponseSelector {
  /** The response to a valid request. */
  success(operation: Operation, accept: string | null, preferences: Preferences): MockResponse;
  /** The response for the first of these statuses that the contract has. */
  decline(operation: Operation, codes: readonly number[], example?: string): MockResponse | undefined;
}

/** Of these statuses the first that the contract has by itself, or else by its range or `default`. */
export const documentedOf = (operation: Operation, codes: readonly number[]): number | undefined =>
  codes.find((code) => Object.hasOwn(operation.responses, code)) ??
  codes.find((code) => responseKey(operation, code) !== undefined);

/** The status of the response to a valid request: the lowest success, else `default`, else what there is. */
function successOf({ responses }: Operation): number | undefined {
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

export function responseSelector(contract: Contract): ResponseSelector {
  const made = new Map<string, MockResponse>();
  let seeds = 0;
  const responseOf = (operation: Operation, wanted: Wanted): MockResponse => {
    const { status, types, example, seed } = wanted;
    // What is declared as a range has the name that the caller gives it.
    if (seed !== undefined || types.some((type) => type.includes("*")))
      return makeResponse(contract, operation, wanted);
    const key = `${operation.id} ${status} ${types}\n${example}`;
    const response = made.get(key) ?? makeResponse(contract, operation, wanted);
    made.set(key, response);
    return response;
  };
  const decline: ResponseSelector["decline"] = (operation, codes, example) => {
    const status = documentedOf(operation, codes);
    if (status === undefined) return undefined;
    const types = negotiate(having(operation, status, example), null);
    return responseOf(operation, { status, types, accept: null, example });
  };
  return {
    decline,
    success(operation, accept, { code, example, dynamic }) {
      const status = code ?? successOf(operation);
      if (status === undefined)
        return problem(501, "Not mocked", `The contract has no response of ${operation.id} to send.`);
      const declared = having(operation, status, example);
      const accepted = negotiate(declared, accept);
      // A response that was asked for by its status or example is sent in whatever type it has.
      if (accepted.length === 0 && declared.length > 0 && code === undefined && example === undefined) {
        const detail = `The response has ${declared.join(" or ")}, and the request accepts neither.`;
        return decline(operation, [406]) ?? problem(406, "Not acceptable", detail);
      }
      const types = accepted.length > 0 ? accepted : negotiate(declared, null);
      return responseOf(operation, { status, types, accept, example, seed: dynamic ? ++seeds : undefined });
    },
  };
}

/** The declared media types of a response: those that have the example, where one is named. */
function having(operation: Operation, status: number, example: string | undefined): string[] {
  const content = operation.responses[responseKey(operation, status) ?? ""]?.content ?? {};
  const types = Object.keys(content);
  const named = types.filter((type) => example !== undefined && Object.hasOwn(content[type]?.examples ?? {}, example));
  return named.length > 0 ? named : types;
}

function makeResponse(contract: Contract, operation: Operation, wanted: Wanted): MockResponse {
  const { status, types, accept, example, seed } = wanted;
  const key = responseKey(operation, status) as string;
  const bare = { status, ...responseHeaders(contract, operation, key, seed) };
  if (types.length === 0 || operation.method === "head" || [204, 205, 304].includes(status)) return bare;
  for (const type of types) {
    const media = operation.responses[key]?.content[type] as MediaType;
    const { value, misfit } = bodyOf(contract, media, example, seed);
    const written = writeBody(contract, media, concreteType(type, accept, typeof value === "string"), value);
    if (!written) continue;
    const { body, contentType } = written;
    return {
      ...bare,
      headers: { ...bare.headers, "content-type": contentType },
      body,
      ...(isJson(contentType) && { json: JSON.parse(body) }),
      bodyMisfit: misfit && `${misfit} (response ${key} of ${operation.id})`,
    };
  }
  return problem(501, "Not mocked", `An example for ${essenceOf(types[0])} has to be a text to be sent.`);
}

/** The example of this name, else the first, else what the schema shows or a value made for it. */
function bodyOf(contract: Contract, media: MediaType, name: string | undefined, seed: number | undefined): Sample {
  const { examples, schema, pointer } = media;
  const isNamed = name !== undefined && Object.hasOwn(examples, name);
  const chosen = isNamed ? name : seed === undefined ? Object.keys(examples)[0] : undefined;
  const example = chosen === undefined ? undefined : examples[chosen];
  const { value, misfit } = shownValue(contract, schema === undefined ? undefined : pointer, example, seed);
  const what = chosen === undefined ? "no value that fits could be made" : `the example ${chosen} does not fit`;
  return { value, misfit: misfit && `${what}: ${misfit}` };
}
