import { type Contract, type MediaType, type Operation, responseKey } from "../../contract/index.ts";
import { essenceOf, isInRange, isJson, matchMediaType } from "../../core/media-type.ts";
import { clauseOf, givenValues, type Sample, sampleOf, schemaCheck, schemaNodes } from "../../schema/index.ts";
import { type MockResponse, problem } from "../mock-response.ts";
import { type Preferences, successKey } from "../preferences.ts";
import { responseHeaders } from "./response-headers.ts";
import { writeBody } from "./write-body.ts";

/** A documented response: a status, and the key that it stands under. */
export interface Documented {
  status: number;
  key: string;
}

/** What one response is made of. */
interface Wanted extends Documented {
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
export function documentedOf(operation: Operation, codes: readonly number[]): Documented | undefined {
  const exact = codes.find((code) => Object.hasOwn(operation.responses, code));
  const status = exact ?? codes.find((code) => responseKey(operation, code) !== undefined);
  return status === undefined ? undefined : { status, key: responseKey(operation, status) as string };
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
  // The same request gets the same object: what reads its JSON reads it once.
  const made = new Map<Operation, Map<string, MockResponse>>();
  // What is sent to those who ask for nothing special, by their Accept.
  const usual = new Map<Operation, Map<string | null, MockResponse>>();
  let seeds = 0;
  const responseOf = (operation: Operation, wanted: Wanted): MockResponse => {
    const { status, types, example, seed } = wanted;
    // What is declared as a range has the name that the caller gives it.
    if (seed !== undefined || types.some((type) => type.includes("*")))
      return makeResponse(contract, operation, wanted);
    const known = made.get(operation) ?? new Map<string, MockResponse>();
    made.set(operation, known);
    const key = `${status} ${types.join()}\n${example}`;
    const response = known.get(key) ?? makeResponse(contract, operation, wanted);
    known.set(key, response);
    return response;
  };
  const decline: ResponseSelector["decline"] = (operation, codes, example) => {
    const documented = documentedOf(operation, codes);
    if (!documented) return undefined;
    const types = negotiate(having(operation, documented, example), null);
    return responseOf(operation, { ...documented, types, accept: null, example });
  };
  return {
    decline,
    success(operation, accept, { code, example, dynamic }) {
      const isPlain = code === undefined && example === undefined && !dynamic;
      const known = isPlain ? usual.get(operation)?.get(accept) : undefined;
      if (known) return known;
      const documented = code === undefined ? successOf(operation) : documentedOf(operation, [code]);
      if (!documented) return problem(501, "Not mocked", `The contract has no response of ${operation.id} to send.`);
      const types = having(operation, documented, example);
      const acceptable = negotiate(types, accept);
      const wanted = { ...documented, types: acceptable, accept, example, ...(dynamic && { seed: ++seeds }) };
      if (acceptable.length > 0 || types.length === 0) {
        const response = responseOf(operation, wanted);
        // No others, because a caller can make up any number of them.
        if (isPlain && (accept === null || accept === "*/*" || types.includes(accept)))
          usual.set(operation, (usual.get(operation) ?? new Map()).set(accept, response));
        return response;
      }
      // A response that was asked for by its status is sent in whatever type it has.
      if (code !== undefined || example !== undefined)
        return responseOf(operation, { ...wanted, types: negotiate(types, null), accept: null });
      const detail = `The response has ${types.join(" or ")}, and the request accepts neither.`;
      return decline(operation, [406]) ?? problem(406, "Not acceptable", detail);
    },
  };
}

function successOf(operation: Operation): Documented | undefined {
  const key = successKey(operation);
  return key === undefined ? undefined : { key, status: key === "default" ? 200 : Number(key.replace(/XX$/i, "00")) };
}

/** The declared media types of a response: those that have the example, where one is named. */
function having(operation: Operation, { key }: Documented, example: string | undefined): string[] {
  const content = Object.entries(operation.responses[key]?.content ?? {});
  const named = content.filter(([, { examples }]) => example !== undefined && Object.hasOwn(examples, example));
  return (named.length ? named : content).map(([type]) => type);
}

function makeResponse(contract: Contract, operation: Operation, wanted: Wanted): MockResponse {
  const { status, key, types, accept, example, seed } = wanted;
  const bare = { status, ...responseHeaders(contract, operation, key, seed ?? 0) };
  if (types.length === 0 || operation.method === "head" || status === 204 || status === 205 || status === 304)
    return bare;
  for (const type of types) {
    const media = operation.responses[key]?.content[type] as MediaType;
    const { value, misfit } = valueFor(contract, media, example, seed);
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

/** The example of this name, else the first, else what the schema shows, else a value made for it; and why it does not fit. */
function valueFor(contract: Contract, media: MediaType, name: string | undefined, seed: number | undefined): Sample {
  const { examples, schema, pointer } = media;
  const example = name !== undefined && Object.hasOwn(examples, name) ? name : Object.keys(examples)[0];
  const check = schemaCheck(contract, "response");
  if (example !== undefined && (seed === undefined || name !== undefined)) {
    const value = examples[example]?.value;
    const [violation] = schema === undefined ? [] : check(pointer, value);
    return { value, ...(violation && { misfit: `the example ${example} does not fit: ${clauseOf(violation)}` }) };
  }
  if (schema === undefined) return { value: undefined };
  const given = seed === undefined ? givenValues(schemaNodes(contract.document).first(pointer)) : [];
  const shown = given.find((value) => check(pointer, value).length === 0);
  if (shown !== undefined) return { value: shown };
  const { value, misfit } = sampleOf(contract, "response", pointer, seed);
  return { value, ...(misfit !== undefined && { misfit: `no value that fits could be made: ${misfit}` }) };
}

interface Range {
  range: string;
  quality: number;
}

/** The media ranges of an `Accept` header; what is none is passed over. */
const readAccept = (accept: string): Range[] =>
  accept.split(",").flatMap((part) => {
    const range = essenceOf(part);
    if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(range)) return [];
    const quality = Number(/;\s*q\s*=\s*([\d.]+)/i.exec(part)?.[1] ?? 1);
    return [{ range, quality: Number.isNaN(quality) ? 1 : quality }];
  });

/**
 * Those of the declared media types that a caller accepts, the one that it wants most first; JSON among equals.
 *
 * @param accept The `Accept` header; without one, or with none that is a media range, everything is accepted.
 */
function negotiate(declared: readonly string[], accept: string | null): string[] {
  const ranges = readAccept(accept ?? "");
  const qualityOf = (type: string): number => {
    if (ranges.length === 0) return 1;
    const precise = (range: string) => (range === "*/*" ? 0 : range.endsWith("/*") ? 1 : 2);
    const fitting = ranges.filter(({ range }) => isInRange(type, range) || isInRange(range, type));
    return fitting.sort((a, b) => precise(b.range) - precise(a.range))[0]?.quality ?? 0;
  };
  return declared
    .map((type) => ({ type, quality: qualityOf(type) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || Number(isJson(b.type)) - Number(isJson(a.type)))
    .map(({ type }) => type);
}

/** What a response declares as a range, such as `image/*`, under the name that the caller gives it, or a plain one. */
function concreteType(declared: string, accept: string | null, isString: boolean): string {
  if (!declared.includes("*")) return declared;
  const named = readAccept(accept ?? "").find(({ range }) => !range.includes("*") && isInRange(range, declared));
  if (named) return named.range;
  const plain = isString ? "text/plain" : "application/json";
  return isInRange(plain, declared) ? plain : "application/octet-stream";
}
