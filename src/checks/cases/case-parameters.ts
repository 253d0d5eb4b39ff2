import { type Contract, type Operation, type Parameter, requestParameters } from "../../contract/index.ts";
import {
  fromString,
  givenValues,
  parameterPlaces,
  type SchemaCheck,
  type SchemaNodes,
  sampleOf,
  schemaCheck,
  schemaNodes,
  typesOf,
} from "../../schema/index.ts";
import { parameterKey } from "../build-request.ts";
import { namedValues } from "./named-value.ts";

/** A parameter of an operation, with values to send. */
export interface ContextParameter {
  parameter: Parameter;
  key: string;
  /** Pointer of its schema in the document. */
  schema?: string;
  /** Good values, the first one used wherever the case is about something else. */
  values: unknown[];
  /** Examples that are known not to fit, and why. */
  misfits: Misfit[];
  /** Why the first value is known not to fit: nobody knows one that does. */
  unfit?: string;
  /** Its value was named for this run. */
  isGiven?: boolean;
  /** Why a value does not fit; undefined when it does. */
  misfit(value: unknown): string | undefined;
}

export interface Misfit {
  value: unknown;
  reason: string;
}

/** Reads the parameters of operations. `given`: values by `operation.name` or `name`, which go before all others. */
export function parameterReader(
  contract: Contract,
  given: Readonly<Record<string, string>>,
): (operation: Operation) => ContextParameter[] {
  const nodes = schemaNodes(contract.document);
  const check = textCheck(nodes, schemaCheck(contract, "request"));
  const named = namedValues(contract);
  const read = (operation: Operation, parameter: Parameter, schema: string | undefined): ContextParameter => {
    const misfit = (value: unknown) => whyNot(parameter, schema === undefined ? [] : check(schema, value), value);
    const key = parameterKey(parameter);
    const one: ContextParameter = { parameter, key, schema, values: [], misfits: [], misfit };
    const asked = [`${operation.id}.${parameter.name}`, parameter.name].find((name) => Object.hasOwn(given, name));
    if (asked !== undefined) return { ...one, values: [given[asked]], isGiven: true };
    for (const { value } of Object.values(parameter.examples)) {
      const reason = misfit(value);
      if (reason) one.misfits.push({ value, reason });
      else one.values.push(value);
    }
    const others = [
      ...(schema === undefined ? [] : givenValues(nodes.all(schema))),
      ...(parameter.in === "path" ? named(operation, parameter.name) : []),
    ].filter((value) => value !== null && !misfit(value));
    if (!one.values.length) one.values.push(...others.slice(0, 1));
    // An optional parameter without a value from the contract stays away: a made-up filter may well exclude everything.
    if (one.values.length || !parameter.required) return one;
    const sample = schema === undefined ? { value: "text" } : sampleOf(contract, "request", schema);
    const reason = misfit(sample.value);
    return { ...one, values: [sample.value], ...(reason && { unfit: reason }) };
  };
  return (operation) => {
    const places = parameterPlaces(nodes, operation);
    const given = requestParameters(operation).filter(({ made }) => !made);
    return given.map((parameter) => read(operation, parameter, places.get(parameterKey(parameter))?.schema));
  };
}

function whyNot(parameter: Parameter, [violation]: { message: string }[], value: unknown): string | undefined {
  const unfit = (why: string) => `no value is known that fits ${parameter.in} parameter ${parameter.name}: ${why}`;
  if (violation) return unfit(violation.message);
  return parameter.in === "path" && isNoSegment(value) ? unfit("it would be another path") : undefined;
}

/** Whether a path with this value in it is another path: URL parsers take `.` and `..` out. */
export const isNoSegment = (value: unknown): boolean => ["", ".", ".."].includes(String(value));

/** The check of a value that is sent as a string: a number is also its digits, and one value is also a list of one. */
export function textCheck(nodes: SchemaNodes, check: SchemaCheck): SchemaCheck {
  return (schema, value) => {
    if (typeof value === "object" && value !== null) return check(schema, value);
    const found = nodes.all(schema);
    const types = typesOf(found);
    if (types.includes("object")) return [];
    const single = check(schema, fromString(String(value), found));
    if (single.length === 0 || !types.includes("array")) return single;
    const [item] = nodes.item(found, 0);
    const list = check(schema, [item ? fromString(String(value), nodes.all(item)) : String(value)]);
    return list.length === 0 || !types.includes("string") ? list : single;
  };
}
