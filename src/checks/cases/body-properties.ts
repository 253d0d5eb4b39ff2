import { escapeToken } from "../../core/json-pointer.ts";
import type { SchemaNode } from "../../schema/index.ts";
import type { ContextBody } from "./case-body.ts";
import { type CaseContext, signedProperties } from "./case-context.ts";

/** One property of a body that the contract declares, and how to make the body with another value there. */
export interface BodyProperty {
  /** Names down to it: `address.city`. */
  name: string;
  pointer: string;
  required: boolean;
  /** What is declared for it. */
  found: SchemaNode[];
  value: unknown;
  /** The whole body with this value; without the property when it is undefined. */
  replace(value: unknown): unknown;
}

/** A value inside of the body, and what is declared for it. */
interface Place {
  value: unknown;
  found: SchemaNode[];
  name: string;
  pointer: string;
  depth: number;
  replace(value: unknown): unknown;
}

const deepest = 4;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every property of the full body that the contract declares, those inside of others and of first items included. */
export function bodyProperties(context: CaseContext, body: ContextBody): BodyProperty[] {
  const { nodes } = context;
  const schema = body.schema as string;
  // What one branch of a choice requires, another may not.
  const whole = { value: body.full.value, found: nodes.all(schema), name: "", pointer: "", depth: 0 };
  const signed = signedProperties(context);
  return propertiesBelow(context, { ...whole, replace: (value) => value }, [schema]).filter(
    ({ pointer }) => !signed.some((place) => place === pointer || place.startsWith(`${pointer}/`)),
  );
}

function propertiesBelow(context: CaseContext, place: Place, schemas: readonly string[]): BodyProperty[] {
  if (place.depth >= deepest) return [];
  if (Array.isArray(place.value) && place.value.length) return firstItem(context, place);
  return isPlainObject(place.value) ? declaredProperties(context, place, schemas) : [];
}

function firstItem(context: CaseContext, { value, found, name, pointer, depth, replace }: Place): BodyProperty[] {
  const { nodes } = context;
  const [first, ...others] = value as unknown[];
  const schemas = nodes.item(found, 0);
  const item: Place = {
    value: first,
    found: schemas.flatMap((schema) => nodes.all(schema)),
    name: `${name}[0]`,
    pointer: `${pointer}/0`,
    depth: depth + 1,
    replace: (next) => replace([next, ...others]),
  };
  const below = propertiesBelow(context, item, schemas);
  return schemas.length ? [{ ...item, required: false }, ...below] : below;
}

function declaredProperties(context: CaseContext, place: Place, schemas: readonly string[]): BodyProperty[] {
  const { nodes } = context;
  const value = place.value as Record<string, unknown>;
  // Of a choice only the first branch: what another one requires need not be there.
  const required = schemas.flatMap((schema) => nodes.first(schema)).flatMap(({ schema }) => schema.required ?? []);
  return Object.entries(value).flatMap(([key, inner]) => {
    const declared = nodes.member(place.found, key);
    if (!declared.length) return [];
    const property: Place = {
      value: inner,
      found: declared.flatMap((schema) => nodes.all(schema)),
      name: place.name ? `${place.name}.${key}` : key,
      pointer: `${place.pointer}/${escapeToken(key)}`,
      depth: place.depth + 1,
      replace(next) {
        const { [key]: _, ...others } = value;
        return place.replace(next === undefined ? others : { ...value, [key]: next });
      },
    };
    return [{ ...property, required: required.includes(key) }, ...propertiesBelow(context, property, declared)];
  });
}
