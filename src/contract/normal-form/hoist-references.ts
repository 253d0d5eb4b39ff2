import { localPointer, pointerTokens, valueAt } from "../../core/json-pointer.ts";
import { allSlots, isObject, type SchemaSlot } from "./schema-slots.ts";

type Node = Record<string, any>;

const isComponent = (tokens: readonly string[]): boolean => tokens.length === 3 && tokens[0] === "components";

/**
 * Gives every schema that is referred to by its place a name of its own: `#/components/schemas/Order/properties/lines/items`
 * becomes the component `OrderLinesItem`, and what stood there a reference to it. Afterwards every reference between
 * schemas leads to `#/components/schemas/<name>`. Works in place.
 */
export function hoistSchemas(document: Node): void {
  // What is hoisted from outside the schemas (an extension, `definitions`) may refer to more of its kind.
  for (let round = 0; round < 20 && hoistOnce(document); round++);
}

function hoistOnce(document: Node): boolean {
  const byPointer = new Map<string, SchemaSlot>();
  const wanted: { schema: Node; pointer: string }[] = [];
  for (const slot of allSlots(document)) {
    byPointer.set(slot.pointer, slot);
    const schema = slot.holder[slot.key];
    const pointer = refPointer(document, schema.$ref);
    if (pointer !== undefined && !isComponentSchema(pointer)) wanted.push({ schema, pointer });
  }
  const names = new Map<string, string>();
  // The outer ones last: a hoisted schema takes along what is inside of it, and pointers into it still lead there.
  const pointers = [...new Set(wanted.map(({ pointer }) => pointer))].sort((a, b) => b.length - a.length);
  for (const pointer of pointers) {
    const slot = byPointer.get(pointer);
    const target = slot ? slot.holder[slot.key] : valueAt(document, pointer);
    if (!isObject(target)) continue;
    document.components ??= {};
    document.components.schemas ??= {};
    const name = freeName(document.components.schemas, nameOf(pointer));
    names.set(pointer, name);
    document.components.schemas[name] = target;
    if (slot) slot.holder[slot.key] = { $ref: `#/components/schemas/${name}` };
  }
  for (const { schema, pointer } of wanted) {
    const name = names.get(pointer);
    if (name !== undefined) schema.$ref = `#/components/schemas/${name}`;
  }
  return names.size > 0;
}

const isComponentSchema = (pointer: string): boolean =>
  pointer.startsWith("/components/schemas/") && pointerTokens(pointer).length === 3;

/** Where a reference leads; an anchor is looked for in the component schemas. */
function refPointer(document: Node, ref: unknown): string | undefined {
  const pointer = localPointer(ref);
  if (pointer !== undefined || typeof ref !== "string" || !ref.startsWith("#")) return pointer;
  const anchor = ref.slice(1);
  for (const slot of allSlots(document)) if (slot.holder[slot.key].$anchor === anchor) return slot.pointer;
  return undefined;
}

/** `OrderLinesItem` for `/components/schemas/Order/properties/lines/items`. */
function nameOf(pointer: string): string {
  const words = pointerTokens(pointer).flatMap((token, i, tokens) => {
    if (i < 2 && (token === "components" || token === "schemas" || token === "paths")) return [];
    if (/^(properties|\$defs|definitions|schema|content|responses|allOf|anyOf|oneOf)$/.test(token)) return [];
    if (token === "items" && i === tokens.length - 1) return ["item"];
    return token.split(/[^A-Za-z0-9]+/).filter(Boolean);
  });
  const name = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(name) ? name : `Schema${name}`;
}

function freeName(taken: Node, name: string): string {
  let free = name;
  for (let n = 2; Object.hasOwn(taken, free); n++) free = `${name}${n}`;
  return free;
}

/**
 * Puts a copy in the place of every reference to a response, parameter, header, example or path item that is no
 * component of its own. Works in place.
 */
export function inlineOtherReferences(document: Node): void {
  const visit = (node: unknown, above: readonly string[]): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, above);
    if (!isObject(node)) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === "schema" || key === "schemas" || key === "value" || key === "example" || key.startsWith("x-"))
        continue;
      const pointer = isObject(child) ? localPointer(child.$ref) : undefined;
      if (pointer === undefined || isComponent(pointerTokens(pointer))) {
        visit(child, above);
        continue;
      }
      const target = valueAt(document, pointer);
      if (!isObject(target) || above.includes(pointer)) continue;
      const { $ref, ...beside } = child as Node;
      node[key] = { ...structuredClone(target), ...beside };
      visit(node[key], [...above, pointer]);
    }
  };
  visit(document, []);
}
