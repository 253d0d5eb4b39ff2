import { escapeToken } from "../../core/json-pointer.ts";
import { bodyProperties } from "../cases/body-properties.ts";
import type { CaseContext } from "../cases/case-context.ts";
import type { RequestValues } from "./random-request.ts";

/**
 * The good request with every optional parameter and property left out, all at once; with each of them alone; and with each one
 * left out.
 */
export function reducedRequests(context: CaseContext): RequestValues[] {
  const { values, body } = context;
  const whole: RequestValues = { parameters: values, ...(body && { body: body.full.value }) };
  const optional = optionalPlaces(context);
  if (optional.length === 0) return [];
  const without = (isDropped: (pointer: string) => boolean) => reduced(whole, "", isDropped) as RequestValues;
  const isBelow = (pointer: string, above: string) => pointer === above || pointer.startsWith(`${above}/`);
  return [
    without((pointer) => optional.includes(pointer)),
    ...optional.map((kept) => without((pointer) => optional.includes(pointer) && !isBelow(kept, pointer))),
    ...optional.map((left) => without((pointer) => pointer === left)),
  ];
}

/** Pointers into the values of the whole request. */
function optionalPlaces(context: CaseContext): string[] {
  const { parameters, values, body } = context;
  const ofParameters = parameters
    .filter(({ parameter, key }) => !parameter.required && key in values)
    .map(({ key }) => `/parameters/${escapeToken(key)}`);
  if (!body) return ofParameters;
  const properties = body.schema === undefined ? [] : bodyProperties(context, body);
  // Of an array the items are no properties.
  const ofBody = properties.filter(({ required, name }) => !required && !name.endsWith("]"));
  return [...ofParameters, ...(body.required ? [] : ["/body"]), ...ofBody.map(({ pointer }) => `/body${pointer}`)];
}

/** A value without some of its properties; what holds for the first item of an array holds for all. */
function reduced(value: unknown, pointer: string, isDropped: (pointer: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => reduced(item, `${pointer}/0`, isDropped));
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const at = `${pointer}/${escapeToken(name)}`;
      return isDropped(at) ? [] : [[name, reduced(inner, at, isDropped)]];
    }),
  );
}
