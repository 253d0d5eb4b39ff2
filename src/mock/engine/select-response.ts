import { type Contract, type Example, type MediaType, type Operation, responseKey } from "../../contract/index.ts";
import { essenceOf, isJson, isMultipart, isUrlEncoded, isXml } from "../../core/media-type.ts";
import { plainText } from "../../core/plain-text.ts";
import { clauseOf, givenValues, type Sample, sampleOf, schemaCheck, schemaNodes } from "../../schema/index.ts";
import { type MockResponse, problem } from "../mock-response.ts";
import { type Preferences, successKey } from "../preferences.ts";
import { concreteType, negotiate } from "./negotiate.ts";
import { responseHeaders } from "./response-headers.ts";
import { multipartBoundary, writeMultipart } from "./write-multipart.ts";
import { writeXml } from "./write-xml.ts";

/** A documented response: a status, and the key that it stands under. */
export interface Documented {
  status: number;
  key: string;
}

/** What one response is made of. */
interface Wanted extends Documented {
  accept: string | null;
  example?: string;
  /** Made-up values in place of examples, others for another seed. */
  seed?: number;
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

function successOf(operation: Operation): Documented | undefined {
  const key = successKey(operation);
  return key === undefined ? undefined : { key, status: key === "default" ? 200 : Number(key.replace(/XX$/i, "00")) };
}

export function responseSelector(contract: Contract): ResponseSelector {
  // The same request gets the same object: what reads its JSON reads it once.
  const made = new Map<Operation, Map<string, MockResponse>>();
  // By operation: the success that everybody gets, where it has one media type at most.
  const only = new Map<Operation, { type: string | undefined; response: MockResponse }>();
  let seeds = 0;

  const responseOf = (operation: Operation, wanted: Wanted): MockResponse => {
    const { status, key, example, seed } = wanted;
    const known = made.get(operation) ?? new Map<string, MockResponse>();
    made.set(operation, known);
    const content = operation.responses[key]?.content ?? {};
    const types = typesFor(content, wanted);
    const id = JSON.stringify([status, types, example]);
    const found = seed === undefined ? known.get(id) : undefined;
    if (found) return found;
    const response = makeResponse(contract, operation, wanted, types);
    if (seed === undefined && !types.some((type) => type.includes("*"))) known.set(id, response);
    return response;
  };

  return {
    success(operation, accept, { code, example, dynamic, seed }) {
      const isPlain = code === undefined && example === undefined && dynamic !== true;
      const known = isPlain ? only.get(operation) : undefined;
      if (known && accepts(accept, known.type)) return known.response;
      const documented = code === undefined ? successOf(operation) : documentedOf(operation, [code]);
      if (!documented) return problem(501, "Not mocked", `The contract has no response of ${operation.id} to send.`);
      // A response that was asked for by its status is sent in whatever type it has.
      const wanted = { ...documented, accept, ...(example !== undefined && { example }) };
      const content = operation.responses[documented.key]?.content ?? {};
      const types = Object.keys(content);
      if (types.length && negotiate(types, accept).length === 0) {
        if (code !== undefined || example !== undefined) wanted.accept = null;
        else
          return (
            this.decline(operation, [406]) ??
            problem(406, "Not acceptable", `The response has ${types.join(" or ")}, and the request accepts neither.`)
          );
      }
      const response = responseOf(operation, {
        ...wanted,
        ...(dynamic && { seed: seed === undefined ? ++seeds : seedOf(seed) }),
      });
      if (isPlain && types.length < 2 && !types[0]?.includes("*")) only.set(operation, { type: types[0], response });
      return response;
    },
    decline(operation, codes, example) {
      const documented = documentedOf(operation, codes);
      return (
        documented && responseOf(operation, { ...documented, accept: null, ...(example !== undefined && { example }) })
      );
    },
  };
}

const accepts = (accept: string | null, type: string | undefined): boolean =>
  type === undefined || accept === null || accept === "*/*" || accept === type || negotiate([type], accept).length > 0;

/** The declared media types to try, best first: those that have the example, where one is named. */
function typesFor(content: Record<string, MediaType>, { accept, example }: Wanted): string[] {
  const all = Object.keys(content);
  const having = all.filter((type) => example !== undefined && Object.hasOwn(content[type]?.examples ?? {}, example));
  const from = having.length ? having : all;
  const acceptable = negotiate(from, accept);
  return acceptable.length ? acceptable : negotiate(from, null);
}

function makeResponse(
  contract: Contract,
  operation: Operation,
  wanted: Wanted,
  types: readonly string[],
): MockResponse {
  const { status, key, accept, example, seed = 0 } = wanted;
  const { headers, misfits } = responseHeaders(contract, operation, key, seed);
  if (types.length === 0 || operation.method === "head" || status === 204 || status === 205 || status === 304)
    return { status, headers, ...(misfits && { misfits }) };
  for (const type of types) {
    const media = operation.responses[key]?.content[type] as MediaType;
    const { value, misfit } = valueFor(contract, media, example, wanted.seed);
    const contentType = concreteType(type, accept, typeof value === "string");
    const body = writeBody(contract, media, contentType, value);
    if (body === undefined) continue;
    const charset = /^text\//i.test(contentType) && !/charset/i.test(contentType) ? "; charset=utf-8" : "";
    const isInParts = isMultipart(contentType) && typeof value === "object" && value !== null;
    const boundary = isInParts ? `; boundary=${multipartBoundary}` : "";
    const all = { ...misfits, ...(misfit !== undefined && { body: `${misfit} (response ${key} of ${operation.id})` }) };
    return {
      status,
      headers: { ...headers, "content-type": contentType + charset + boundary },
      body,
      ...(isJson(contentType) && { json: JSON.parse(body) }),
      ...(Object.keys(all).length > 0 && { misfits: all }),
    };
  }
  return problem(501, "Not mocked", `An example for ${essenceOf(types[0])} has to be a text to be sent.`);
}

/** The example of this name, else the first, else what the schema shows, else a value made for it; and why it does not fit. */
function valueFor(contract: Contract, media: MediaType, name: string | undefined, seed: number | undefined): Sample {
  const { examples, schema, pointer } = media;
  const [first] = Object.keys(examples);
  const example = name !== undefined && Object.hasOwn(examples, name) ? name : first;
  const check = schemaCheck(contract, "response");
  if (example !== undefined && (seed === undefined || name !== undefined)) {
    const { value } = examples[example] as Example;
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

/** A body of this type; undefined when the value cannot be one. */
function writeBody(contract: Contract, media: MediaType, type: string, value: unknown): string | undefined {
  if (isJson(type)) return JSON.stringify(value ?? (media.schema === undefined ? {} : null));
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  if (isXml(type)) return writeXml(schemaNodes(contract.document), media.pointer, value);
  if (typeof value !== "object") return String(value);
  if (isUrlEncoded(type) && !Array.isArray(value))
    return new URLSearchParams(Object.entries(value).map(([name, one]) => [name, plainText(one)])).toString();
  if (isMultipart(type) && !Array.isArray(value)) return writeMultipart(value);
  return undefined;
}

/** The same number for the same text. */
const seedOf = (text: string): number =>
  [...text].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) | 0, 7) & 0xffffff;
