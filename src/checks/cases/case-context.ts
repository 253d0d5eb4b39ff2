import type { Contract, Operation, Parameter } from "../../contract/index.ts";
import {
  fromString,
  givenValues,
  type SchemaCheck,
  type SchemaNodes,
  sampleValue,
  schemaCheck,
  schemaNodes,
  typesOf,
} from "../../schema/index.ts";
import { type BodyValue, buildRequest, type ParameterValues, parameterKey } from "../build-request.ts";
import type { Case, CaseRequest } from "../case.ts";
import { isJson } from "../match-response.ts";

/** What every maker of cases works with: one operation, values that should be let through, and the schemas behind them. */
export interface CaseContext {
  contract: Contract;
  operation: Operation;
  nodes: SchemaNodes;
  check: SchemaCheck;
  parameters: ContextParameter[];
  /** Every parameter that there is a good value for. */
  values: ParameterValues;
  body?: ContextBody;
}

export interface ContextParameter {
  parameter: Parameter;
  key: string;
  /** Pointer of its schema in the document. */
  schema?: string;
  /** Good values, the first one used wherever the case is about something else. */
  values: unknown[];
}

export interface ContextBody {
  required: boolean;
  mediaType: string;
  schema?: string;
  /** Good values by the name of their example; one made up, named undefined, when there is none. */
  values: { name?: string; value: unknown }[];
  /** A good value with as many properties as can be told. */
  full: unknown;
}

/** Prepares the contract once for all its operations. */
export function prepareCases(
  contract: Contract,
  given: Readonly<Record<string, string>> = {},
): (operation: Operation) => CaseContext {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "request");
  return (operation) => {
    const parameters = readParameters(nodes, check, operation, given);
    const values: ParameterValues = {};
    // An optional parameter without a value from the contract stays away: a made-up filter may well exclude everything.
    for (const { key, values: good } of parameters) if (good.length) values[key] = good[0];
    return { contract, operation, nodes, check, parameters, values, body: readBody(nodes, check, operation) };
  };
}

function readParameters(
  nodes: SchemaNodes,
  check: SchemaCheck,
  operation: Operation,
  given: Readonly<Record<string, string>>,
): ContextParameter[] {
  const pointers = parameterPointers(nodes, operation);
  return operation.parameters.map((parameter) => {
    const key = parameterKey(parameter);
    const at = pointers.get(key);
    const schema = at && (nodes.locate(at, "schema") ?? contentSchema(nodes, at));
    const asked = given[`${operation.id}.${parameter.name}`] ?? given[parameter.name];
    const values: unknown[] =
      asked === undefined ? Object.values(parameter.examples).map(({ value }) => value) : [asked];
    if (schema && !values.length) {
      const own = givenValues(nodes.all(schema)).filter((value) => value !== null && fits(nodes, check, schema, value));
      values.push(...own.slice(0, 1));
    }
    if (!values.length && parameter.required) values.push(schema ? sampleValue(nodes, schema) : "text");
    return { parameter, key, schema, values };
  });
}

/** Whether a parameter with this value, sent as text, fits its schema. */
export const fits = (nodes: SchemaNodes, check: SchemaCheck, schema: string, value: unknown): boolean =>
  parameterCheck(nodes, check)(schema, value).length === 0;

/** The check of a value that is sent as text: a number is also its digits, and one value is also a list of one. */
export function parameterCheck(nodes: SchemaNodes, check: SchemaCheck): SchemaCheck {
  return (schema, value) => {
    if (typeof value === "object" && value !== null) return check(schema, value);
    const found = nodes.all(schema);
    const types = typesOf(found);
    if (types.includes("object")) return [];
    if (!types.includes("array") || types.includes("string")) return check(schema, fromString(String(value), found));
    const [item] = nodes.item(found, 0);
    return check(schema, [item ? fromString(String(value), nodes.all(item)) : String(value)]);
  };
}

function contentSchema(nodes: SchemaNodes, at: string): string | undefined {
  const [type] = Object.keys((nodes.at(`${at}/content`) as object | undefined) ?? {});
  return type === undefined ? undefined : nodes.locate(at, "content", type, "schema");
}

/** Where each parameter stands in the document; the operation's own go before those of its path. */
function parameterPointers(nodes: SchemaNodes, operation: Operation): Map<string, string> {
  const pointers = new Map<string, string>();
  const item = nodes.locate(operation.pointer.slice(0, operation.pointer.lastIndexOf("/")));
  for (const base of [item, nodes.locate(operation.pointer)]) {
    const list = base && nodes.locate(base, "parameters");
    const entries = list ? nodes.at(list) : [];
    for (const i of Array.isArray(entries) ? entries.keys() : []) {
      const at = nodes.locate(list as string, i);
      const node = at === undefined ? undefined : (nodes.at(at) as Parameter | undefined);
      if (at && node?.name) pointers.set(parameterKey(node), at);
    }
  }
  return pointers;
}

function readBody(nodes: SchemaNodes, check: SchemaCheck, operation: Operation): ContextBody | undefined {
  if (!operation.body) return undefined;
  const types = Object.keys(operation.body.content);
  const mediaType = types.find(isJson) ?? types[0];
  if (mediaType === undefined) return undefined;
  const schema = nodes.locate(operation.pointer, "requestBody", "content", mediaType, "schema");
  const examples = Object.entries(operation.body.content[mediaType]?.examples ?? {});
  const made = schema === undefined ? undefined : sampleValue(nodes, schema);
  const values: ContextBody["values"] = examples.map(([name, { value }]) => ({ name, value }));
  if (!values.length) values.push({ value: made });
  const good = schema !== undefined && made !== undefined && check(schema, made).length === 0;
  return { required: operation.body.required, mediaType, schema, values, full: good ? made : values[0]?.value };
}

/** The body of the ground as it is sent; none when the operation takes none. */
export const fullBody = ({ body }: CaseContext): BodyValue | undefined =>
  body && { mediaType: body.mediaType, value: body.values[0]?.value };

/** The request that should be let through. */
export const goodRequest = (context: CaseContext): CaseRequest =>
  buildRequest(context.operation, context.values, fullBody(context));

/** Pointers of the body's properties that signing fills in: what a caller puts there is not sent. */
export const signedProperties = ({ contract: { schemes }, operation }: CaseContext): string[] =>
  operation.security.flat().flatMap((key) => (schemes[key]?.in === "body" ? [schemes[key].name] : []));

/** A case of this operation; `about` is what its name says behind the operation. */
export function toCase(context: CaseContext, about: string, rest: Omit<Case, "name" | "api" | "operation">): Case {
  const { contract, operation } = context;
  return { name: `${operation.id}: ${about}`, api: contract.api, operation: operation.id, ...rest };
}
