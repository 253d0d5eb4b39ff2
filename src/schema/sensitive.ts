import type { Contract, MediaType } from "../contract/index.ts";
import { isJsonObject } from "../core/json-object.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { type SchemaNode, type SchemaNodes, schemaNodes } from "./schema-nodes.ts";

/** A media type of a body, or nothing where nobody knows what it is. */
type Media = Pick<MediaType, "schema" | "pointer"> | undefined;

const isMarked = ({ schema }: SchemaNode): boolean => schema["x-sensitive"] === true;

const pointersOf = (media: Media): string[] => (media?.schema === undefined ? [] : [media.pointer]);

/** Whether anything in a schema is marked `x-sensitive`. */
export function saysSensitive(nodes: SchemaNodes, media: Media): boolean {
  const seen = new Set<string>();
  const visit = (at: string): boolean => {
    if (seen.has(at)) return false;
    seen.add(at);
    return nodes.all(at).some((node) => {
      const names = Object.keys(node.schema.properties ?? {});
      const inner = [...names.flatMap((name) => nodes.member([node], name)), `${node.pointer}/items`];
      return isMarked(node) || [...inner, `${node.pointer}/additionalProperties`].some(visit);
    });
  };
  return pointersOf(media).some(visit);
}

/**
 * A copy of a value with something else in place of all that the contract marks `x-sensitive`: what its schema marks, and
 * what its schema does not have, where any schema of the contract marks a property of that name.
 */
export const replaceSensitive = (
  contract: Contract,
  media: Media,
  value: unknown,
  replace: (sensitive: unknown) => unknown,
): unknown => replaceAt(contract, pointersOf(media), value, replace);

function replaceAt(
  contract: Contract,
  pointers: readonly string[],
  value: unknown,
  replace: (sensitive: unknown) => unknown,
): unknown {
  const nodes = schemaNodes(contract.document);
  const names = sensitiveNames(contract);
  const { parts } = nodes.view(pointers);
  if (value !== null && parts.some(isMarked)) return replace(value);
  if ((parts.length === 0 && names.size === 0) || typeof value !== "object" || value === null) return value;
  const inside = (below: string[], one: unknown) => replaceAt(contract, below, one, replace);
  if (Array.isArray(value)) return value.map((item, i) => inside(nodes.item(parts, i), item));
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => {
      const below = nodes.member(parts, name);
      const isSecret = property !== null && names.has(name) && !below.some(isOfName);
      return [name, isSecret ? replace(property) : inside(below, property)];
    }),
  );
}

/** Whether what is declared for a property is declared for its name, and not for whatever else there is. */
const isOfName = (pointer: string): boolean =>
  !/(?<!\/properties)\/(?:additional|unevaluated)Properties$/.test(pointer);

/** Whether a body has a property of this name. */
export const declaresName = (nodes: SchemaNodes, media: Media, name: string): boolean =>
  nodes.member(nodes.view(pointersOf(media)).parts, name).some(isOfName);

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** Names of the properties that any schema of a contract marks `x-sensitive`, or the items of which it marks. */
export function sensitiveNames(contract: Contract): ReadonlySet<string> {
  const names = known.get(contract) ?? readNames(contract);
  known.set(contract, names);
  return names;
}

function readNames({ document }: Contract): ReadonlySet<string> {
  const nodes = schemaNodes(document);
  const names = new Set<string>();
  const isSensitive = (pointer: string, seen: Set<string>): boolean =>
    !seen.has(pointer) &&
    nodes.all(pointer).some((node) => {
      seen.add(pointer);
      return isMarked(node) || nodes.item([node], 0).some((item) => isSensitive(item, seen));
    });
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    const { properties } = value as { properties?: unknown };
    for (const name of isJsonObject(properties) ? Object.keys(properties) : [])
      if (!names.has(name) && isSensitive(`${pointer}/properties/${escapeToken(name)}`, new Set())) names.add(name);
    for (const [key, below] of Object.entries(value)) visit(below, `${pointer}/${escapeToken(key)}`);
  };
  // A contract without the word need not be searched.
  if (JSON.stringify(document).includes('"x-sensitive":true')) visit(document, "");
  return names;
}
