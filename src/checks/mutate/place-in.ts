import type { Contract } from "../../contract/index.ts";
import { isJsonObject } from "../../core/json-object.ts";
import { escapeToken } from "../../core/json-pointer.ts";
import { schemaCheck, schemaNodes, typesOf } from "../../schema/index.ts";
import { follow } from "../describe-shape.ts";
import { isSensitiveAt } from "../sensitive-at.ts";
import type { Place } from "./operator.ts";

/** A body, and what is documented of it. */
export interface DescribedBody {
  json: unknown;
  /** Pointer of its schema. */
  schema: string | undefined;
  examples: readonly unknown[];
  status: number;
}

/** Says what the contract knows of a place in a body. `folded`: the pointer, with `*` for each index. */
export function placeIn(
  contract: Contract,
  { json, schema, examples, status }: DescribedBody,
  pointer: string,
  folded: string,
): Place {
  const nodes = schemaNodes(contract.document);
  const check = schemaCheck(contract, "response");
  const at = (one: string) => (schema === undefined ? undefined : follow(nodes, schema, json, one)?.schemas);
  const schemas = at(pointer) ?? [];
  const around = nodes.view(at(pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")))) ?? []);
  const name = folded.split("/").findLast((token) => token !== "*") ?? "";
  const view = nodes.view(schemas);
  const objects = examples.flatMap((value) => objectsAt(value, folded));
  return {
    status,
    pointer: folded,
    name,
    values: [],
    allows: (value) => schemas.every((one) => check(one, value).length === 0),
    isDeclared: around.properties.has(name) || folded.endsWith("/*"),
    isTyped: typesOf(schemas.flatMap((one) => nodes.all(one))).length > 0,
    isRequired: around.required.has(name),
    isAlwaysShown: objects.length > 1 && objects.every((one) => Object.hasOwn(one, name)),
    isSensitive: schema !== undefined && isSensitiveAt(nodes, schema, json, pointer),
    choices: [
      ...view.parts.flatMap(({ schema }) => (Array.isArray(schema.enum) ? schema.enum : [])),
      ...view.knownValues.flat(),
    ],
    isKnown: false,
    isBesideList: false,
    isList: false,
    isOrdered: false,
  };
}

interface Leaf {
  pointer: string;
  folded: string;
  name: string;
  value: unknown;
}

/** Every value in a value, itself first. */
export function leaves(value: unknown, pointer = "", folded = "", name = ""): Leaf[] {
  if (value === undefined) return [];
  const here = { pointer, folded, name, value };
  if (Array.isArray(value))
    return [here, ...value.flatMap((item, i) => leaves(item, `${pointer}/${i}`, `${folded}/*`, name))];
  if (!isJsonObject(value)) return [here];
  const below = Object.entries(value).flatMap(([key, one]) => {
    const token = `/${escapeToken(key)}`;
    return leaves(one, pointer + token, folded + token, key);
  });
  return [here, ...below];
}

/** The objects of a value in which a folded pointer ends. */
function objectsAt(value: unknown, folded: string): object[] {
  const [, ...tokens] = folded.split("/");
  let found: unknown[] = [value];
  for (const token of tokens.slice(0, -1))
    found = found.flatMap((one) =>
      token === "*"
        ? Array.isArray(one)
          ? one
          : []
        : isJsonObject(one) && Object.hasOwn(one, token)
          ? [one[token]]
          : [],
    );
  return found.filter(isJsonObject);
}
