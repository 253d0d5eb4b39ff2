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
import { apiPreference } from "../preferences.ts";
import type { OperationRequest } from "./index.ts";

/** Judges requests to the operations of one contract. */
export interface RequestValidator {
  /** What is wrong with a request: a clause each. */
  validate(operation: Operation, request: OperationRequest): string[];
  /** What nobody checks of this request, or of any to the operation: a clause each. */
  unchecked(operation: Operation, request?: OperationRequest): readonly string[];
}

/** What is known of a parameter before any request. */
interface ExpectedParameter extends ReadableParameter {
  required: boolean;
  /** Pointer of its schema. */
  schema?: string;
  allowsEmpty: boolean;
  /** Those in the same place. */
  others: readonly Pick<ReadableParameter, "name">[];
}

interface Expected {
  parameters: ExpectedParameter[];
  /** What nobody checks, by the media type of the body. */
  unchecked: ReadonlyMap<MediaType | undefined, readonly string[]>;
}

/** Makes the judge of a contract's requests. What an operation expects is read when it is first asked for. */
export function requestValidator(contract: Contract): RequestValidator {
  const known = new Map<Operation, Expected>();
  const expectedOf = (operation: Operation): Expected => {
    const found = known.get(operation) ?? readExpected(contract, operation);
    known.set(operation, found);
    return found;
  };
  const typing: Typing = { nodes: schemaNodes(contract.document), check: schemaCheck(contract, "request") };
  return {
    validate: (operation, request) => [
      ...judgeParameters(typing, expectedOf(operation).parameters, request),
      ...judgeBody(typing, operation, request),
    ],
    unchecked(operation, request) {
      const { unchecked } = expectedOf(operation);
      if (!request) return [...new Set([...unchecked.values()].flat())];
      const { media, unjudged } = request.body;
      if (unjudged === undefined || media?.schema === undefined) return unchecked.get(media) ?? [];
      return [...(unchecked.get(undefined) ?? []), `the body of ${operation.id} is not checked: ${unjudged}`];
    },
  };
}

function readExpected(contract: Contract, operation: Operation): Expected {
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
  return { parameters, unchecked };
}

function judgeParameters(
  typing: Typing,
  parameters: readonly ExpectedParameter[],
  { values, search, headers }: OperationRequest,
): string[] {
  const found: string[] = [];
  if (parameters.length === 0) return found;
  const sent: SentParameters = {
    path: values,
    query: splitPairs(search.slice(1)),
    cookies: splitPairs(headers.get("cookie") ?? "", /;\s*/),
    // What is for the mock is not the API's own.
    headers: { get: (name) => (/^prefer$/i.test(name) ? apiPreference(headers.get(name)) : headers.get(name)) },
  };
  for (const parameter of parameters) {
    const { in: place, name, required, schema, allowsEmpty, others } = parameter;
    const value = readParameter(parameter, sent, others);
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

function judgeBody({ check }: Typing, { body }: Operation, { body: sent }: OperationRequest): string[] {
  if (sent.value === undefined) return body?.required ? ["Request body is required"] : [];
  if (!sent.media || sent.media.schema === undefined || sent.unjudged !== undefined) return [];
  return check(sent.media.pointer, sent.value).map((violation) => sentence("Request body", " property ", violation));
}

function sentence(subject: string, between: string, { pointer, message }: Violation): string {
  const where = pointerTokens(pointer).join(".");
  return `${subject}${where && between + where} ${message}`;
}
