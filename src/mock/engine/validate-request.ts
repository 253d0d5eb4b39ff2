import { type Contract, mayBe, type Operation, type Parameter, requestParameters } from "../../contract/index.ts";
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

/** What is wrong with a request, and what of it nobody checked: a clause each. */
export interface Verdict {
  violations: string[];
  unchecked: string[];
}

/** Judges requests to the operations of one contract. */
export interface RequestValidator {
  validate(operation: Operation, request: OperationRequest): Verdict;
  /** What of an operation's requests is not checked. */
  unchecked(operation: Operation): string[];
}

/** What is known of a parameter before any request. */
interface Expected extends ReadableParameter {
  required: boolean;
  /** Pointer of its schema. */
  schema?: string;
  allowsEmpty: boolean;
}

interface Expectations {
  parameters: Expected[];
  unchecked: string[];
}

/** Makes the judge of a contract's requests. What an operation expects is read when it is first asked for. */
export function requestValidator(contract: Contract): RequestValidator {
  const known = new Map<Operation, Expectations>();
  const expectationsOf = (operation: Operation): Expectations => {
    const found = known.get(operation) ?? readExpectations(contract, operation);
    known.set(operation, found);
    return found;
  };
  const typing: Typing = { nodes: schemaNodes(contract.document), check: schemaCheck(contract, "request") };
  const uncheckedBody = (operation: Operation, pointer: string, unjudged?: string): string[] =>
    (unjudged === undefined ? uncheckedSchemas(contract, "request", pointer) : [unjudged]).map(
      (why) => `the body of ${operation.id} is not checked: ${why}`,
    );

  return {
    validate(operation, request) {
      const expected = expectationsOf(operation);
      const { media, unjudged } = request.body;
      const violations = [...judgeParameters(typing, expected, request), ...judgeBody(typing, operation, request)];
      const ofBody = media?.schema === undefined ? [] : uncheckedBody(operation, media.pointer, unjudged);
      return { violations, unchecked: [...expected.unchecked, ...ofBody] };
    },
    unchecked: (operation) => [
      ...expectationsOf(operation).unchecked,
      ...Object.values(operation.body?.content ?? {}).flatMap(({ schema, pointer }) =>
        schema === undefined ? [] : uncheckedBody(operation, pointer),
      ),
    ],
  };
}

function readExpectations(contract: Contract, operation: Operation): Expectations {
  const nodes = schemaNodes(contract.document);
  const places = parameterPlaces(nodes, operation);
  const parameters = requestParameters(operation).map(
    ({ in: place, name, required, schema, style }: Parameter): Expected => {
      const at = places.get(`${place} ${name}`);
      return {
        ...{ in: place, name, required, style, schema: at?.schema },
        isList: mayBe(contract.document, schema, "array"),
        isObject: mayBe(contract.document, schema, "object"),
        allowsEmpty: at !== undefined && place === "query" && nodes.at(`${at.pointer}/allowEmptyValue`) === true,
      };
    },
  );
  const unchecked = parameters.flatMap(({ in: place, name, schema }) =>
    (schema === undefined ? [] : uncheckedSchemas(contract, "request", schema)).map(
      (why) => `the ${place} parameter ${name} of ${operation.id} is not checked: ${why}`,
    ),
  );
  return { parameters, unchecked };
}

function judgeParameters(typing: Typing, { parameters }: Expectations, request: OperationRequest): string[] {
  if (parameters.length === 0) return [];
  const { values, search, headers } = request;
  const sent: SentParameters = {
    path: values,
    query: splitPairs(search.slice(1)),
    cookies: splitPairs(headers.get("cookie") ?? "", /;\s*/),
    // What is for the mock is not the API's own.
    headers: { get: (name) => (/^prefer$/i.test(name) ? apiPreference(headers.get(name)) : headers.get(name)) },
  };
  return parameters.flatMap((parameter) => judgeParameter(typing, parameters, parameter, sent, headers));
}

function judgeParameter(
  typing: Typing,
  all: readonly Expected[],
  parameter: Expected,
  sent: SentParameters,
  headers: Headers,
): string[] {
  const { in: place, name, required, schema, allowsEmpty } = parameter;
  const others = all.filter((other) => other.in === place && other !== parameter);
  const value = readParameter(parameter, sent, others);
  if (value === undefined) {
    // A Prefer that was for the mock stands for the API's.
    const isThere = place === "header" && headers.get(name) !== null;
    return required && !isThere ? [`Request ${place} parameter ${name} is required`] : [];
  }
  if (schema === undefined || (allowsEmpty && value === "")) return [];
  return guarded(() => typing.check(schema, typedValue(typing, [schema], value))).map((violation) =>
    sentence(`Request ${place} parameter ${name}`, ".", violation),
  );
}

function judgeBody({ check }: Typing, { body }: Operation, { body: sent }: OperationRequest): string[] {
  if (sent.value === undefined) return body?.required ? ["Request body is required"] : [];
  if (!sent.media || sent.media.schema === undefined || sent.unjudged !== undefined) return [];
  const { pointer } = sent.media;
  return check(pointer, sent.value).map((violation) => sentence("Request body", " property ", violation));
}

function sentence(subject: string, between: string, { pointer, message }: Violation): string {
  const where = pointerTokens(pointer).join(".");
  return `${subject}${where && between + where} ${message}`;
}

/** The names of a parameter can nest deeper than there is stack for. */
function guarded(check: () => Violation[]): Violation[] {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ pointer: "", message: "is nested too deeply", keyword: "depth" }];
  }
}
