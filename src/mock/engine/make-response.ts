import { type Contract, type MediaType, type Operation, responseKey } from "../../contract/index.ts";
import { essenceOf, isJson } from "../../core/media-type.ts";
import type { Sample } from "../../schema/index.ts";
import { type MockResponse, problem } from "../mock-response.ts";
import { concreteType, negotiate } from "./negotiate.ts";
import type { Preferences } from "./preferences.ts";
import { responseHeaders } from "./response-headers.ts";
import { documentedOf } from "./select-response.ts";
import { shownValue } from "./shown-value.ts";
import { writeBody } from "./write-body.ts";

/** Gives what makes the responses of a contract: the documented one with a status, in a media type that is accepted. */
export function responseMaker(contract: Contract) {
  const made = new Map<string, MockResponse>();
  let seeds = 0;

  function make(operation: Operation, status: number, accept: string | null, preferences: Preferences): MockResponse {
    const { code, example, dynamic } = preferences;
    const declared = typesFor(operation, status, example);
    let types = negotiate(declared, accept);
    if (types.length === 0 && declared.length > 0) {
      if (code === undefined && example === undefined) {
        const detail = `The response has ${declared.join(" or ")}, and the request accepts neither.`;
        if (documentedOf(operation, [406]) === undefined) return problem(406, "Not acceptable", detail);
        return make(operation, 406, null, {});
      }
      // A response that was asked for by its status or example is sent in whatever type it has.
      types = negotiate(declared, null);
    }
    const seed = dynamic ? ++seeds : undefined;
    for (const type of declared.length > 0 ? types : [""]) {
      // What is declared as a range has the name that the caller gives it.
      const isKept = !dynamic && !type.includes("*");
      const key = `${operation.id} ${status} ${type}\n${example}`;
      const known = isKept ? made.get(key) : undefined;
      const response = known ?? makeResponse(contract, operation, { status, type, accept, example, seed });
      if (isKept && response && !known) made.set(key, response);
      if (response) return response;
    }
    return problem(501, "Not mocked", `An example for ${essenceOf(types[0])} has to be a text to be sent.`);
  }
  return make;
}

/** The declared media types of a response: those that have the example, where one is named. */
function typesFor(operation: Operation, status: number, example: string | undefined): string[] {
  const content = operation.responses[responseKey(operation, status) ?? ""]?.content ?? {};
  const types = Object.keys(content);
  const named = types.filter((type) => example !== undefined && Object.hasOwn(content[type]?.examples ?? {}, example));
  return named.length > 0 ? named : types;
}

interface Wanted {
  status: number;
  /** Its declared media type; empty when it has none. */
  type: string;
  accept: string | null;
  example?: string | undefined;
  /** Made-up values in place of examples, others for another seed. */
  seed?: number | undefined;
}

/** A response; undefined when what is to be in its body cannot be written in its type. */
function makeResponse(contract: Contract, operation: Operation, wanted: Wanted): MockResponse | undefined {
  const { status, type, accept, example, seed } = wanted;
  const key = responseKey(operation, status) as string;
  const bare = { status, ...responseHeaders(contract, operation, key, seed) };
  const media = operation.responses[key]?.content[type];
  if (!media || operation.method === "head" || [204, 205, 304].includes(status)) return bare;
  const { value, misfit } = bodyOf(contract, media, example, seed);
  const written = writeBody(contract, media, concreteType(type, accept, typeof value === "string"), value);
  if (!written) return undefined;
  const { body, contentType } = written;
  return {
    ...bare,
    headers: { ...bare.headers, "content-type": contentType },
    body,
    ...(isJson(contentType) && { json: JSON.parse(body) }),
    bodyMisfit: misfit && `${misfit} (response ${key} of ${operation.id})`,
  };
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
