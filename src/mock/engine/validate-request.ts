import { type Contract, type MediaType, mayBe, type Operation, requestParameters } from "../../contract/index.ts";
import { pointerTokens } from "../../core/json-pointer.ts";
import { type ReadableParameter, readParameter, type SentParameters, splitPairs } from "../../parameters/index.ts";
import {
  parameterPlaces,
  schemaCheck,
  schemaNodes,
  type Typing,
  typedValue,
  uncheckedSchemas,
  type Violation,
} from "../../schema/index.ts";
import type { OperationRequest } from "./index.ts";
import { apiPreference } from "./preferences.ts";

/** What is known of a parameter before any request. */
interface ExpectedParameter extends ReadableParameter {
  required: boolean;
  /** Pointer of its schema. */
  schema?: string;
  allowsEmpty: boolean;
}

/** What is known of the requests to an operation before there is any. */
export interface Expected {
  operation: Operation;
  typing: Typing;
  parameters: ExpectedParameter[];
  /** What nobody checks, by the media type of the body: a clause each. */
  unchecked: ReadonlyMap<MediaType | undefined, readonly string[]>;
}

export function readExpected(contract: Contract, operation: Operation): Expected {
  const { document } = contract;
  const nodes = schemaNodes(document);
  const places = parameterPlaces(nodes, operation);
  const all = requestParameters(operation);
  const parameters = all.map(({ in: place, name, required, schema, style }): ExpectedParameter => {
    const at = places.get(`${place} ${name}`);
    return {
      ...{ in: place, name, required, style, schema: at?.schema },
      isList: mayBe(document, schema, "array"),
      isObject: mayBe(document, schema, "object"),
      allowsEmpty: at !== undefined && place === "query" && nodes.at(`${at.pointer}/allowEmptyValue`) === true,
      others: all.filter((other) => other.in === place && other.name !== name),
    };
  });
  const uncheckedAt = (subject: string, schema: string | undefined): string[] =>
    (schema === undefined ? [] : uncheckedSchemas(contract, "request", schema)).map(
      (why) => `the ${subject} of ${operation.id} is not checked: ${why}`,
    );
  const plain = parameters.flatMap(({ in: place, name, schema }) => uncheckedAt(`${place} parameter ${name}`, schema));
  const unchecked = new Map<MediaType | undefined, string[]>([[undefined, plain]]);
  for (const media of Object.values(operation.body?.content ?? {}))
    unchecked.set(media, [...plain, ...uncheckedAt("body", media.schema === undefined ? undefined : media.pointer)]);
  return { operation, typing: { nodes, check: schemaCheck(contract, "request") }, parameters, unchecked };
}

/** What of this request nobody checks: a clause each. */
export function uncheckedOf({ operation, unchecked }: Expected, { body }: OperationRequest): readonly string[] {
  const { media, unjudged } = body;
  if (unjudged === undefined || media?.schema === undefined) return unchecked.get(media) ?? [];
  return [...(unchecked.get(undefined) ?? []), `the body of ${operation.id} is not checked: ${unjudged}`];
}

/** What is wrong with a request: a clause each. */
export const validateRequest = (expected: Expected, request: OperationRequest): string[] => [
  ...judgeParameters(expected, request),
  ...judgeBody(expected, request),
];

function judgeParameters({ typing, parameters }: Expected, { values, search, headers }: OperationRequest): string[] {
  const found: string[] = [];
  if (parameters.length === 0) return found;
  const cookie = parameters.some((parameter) => parameter.in === "cookie") ? headers.get("cookie") : null;
  const sent: SentParameters = {
    path: values,
    query: splitPairs(search.slice(1)),
    cookies: splitPairs(cookie ?? "", /;\s*/),
    // What is for the mock is not the API's own.
    headers: { get: (name) => (/^prefer$/i.test(name) ? apiPreference(headers.get(name)) : headers.get(name)) },
  };
  for (const parameter of parameters) {
    const { in: place, name, required, schema, allowsEmpty } = parameter;
    const value = readParameter(parameter, sent);
    if (value === undefined) {
      // A Prefer that was for the mock stands for the API's.
      if (required && !(place === "header" && headers.has(name)))
        found.push(`Request ${place} parameter ${name} is required`);
    } else if (schema !== undefined && !(allowsEmpty && value === ""))
      for (const violation of typing.check(schema, typedValue(typing, [schema], value)))
        found.push(sentence(`Request ${place} parameter ${name}`, ".", violation));
  }
  return found;
}

function judgeBody({ operation, typing }: Expected, { body: sent }: OperationRequest): string[] {
  if (sent.value === undefined) return operation.body?.required ? ["Request body is required"] : [];
  if (!sent.media || sent.media.schema === undefined || sent.unjudged !== undefined) return [];
  return typing
    .check(sent.media.pointer, sent.value)
    .map((violation) => sentence("Request body", " property ", violation));
}

function sentence(subject: string, between: string, { pointer, message }: Violation): string {
  const where = pointerTokens(pointer).join(".");
  return `${subject}${where && between + where} ${message}`;
}
