import {
  atPointer,
  type Contract,
  childSlots,
  followRef,
  type OpenApiDocument,
  type Operation,
} from "../contract/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { operationLink } from "./operation-link.ts";
import type { Node } from "./walk-document.ts";

/** Where a reader meets what a contract claims. */
export interface ClaimPlace {
  operation: Operation;
  /** In which part of the operation, such as `query parameter` or `response 200`. */
  part: string;
  /** What it is called there: `data.items[].id`, the name of a parameter; empty for a part as a whole. */
  name: string;
  /** Where the reference page shows it. */
  link: string;
}

/** By RFC 6901 pointer of the bundled document: the places of what stands there, one for each operation at most. */
export type ClaimPlaces = ReadonlyMap<string, readonly ClaimPlace[]>;

/** What is being read: the operation, its part, and how the reference writes that part in an address. */
interface Part {
  operation: Operation;
  part: string;
  base: string;
  address: string;
}

/**
 * Places that are looked for in full: in some APIs nearly every schema leads to every other. What comes after is placed
 * only where it is met first, so that some are shown in more operations than is said.
 */
const limit = 100_000;

/** Where an operation, its parameters, statuses, headers and the properties of its bodies are shown. */
export function claimPlaces(contract: Contract): ClaimPlaces {
  const { document } = contract;
  const places = new Map<string, ClaimPlace[]>();
  let left = limit;
  const visited = new Set<string>();
  const isDone = (pointer: string): boolean => {
    const isKnown = visited.has(pointer);
    visited.add(pointer);
    return isKnown && left <= 0;
  };
  const add = (pointer: string, { operation, part, base, address }: Part, path: readonly string[]): void => {
    const known = places.get(pointer);
    // One operation is read after the other.
    if (known?.at(-1)?.operation === operation) return;
    // After a second hash, in lower case: the identifier of the element.
    const element = `${base.slice("#/".length)}/${address}&path=${path.join("/").toLowerCase()}`;
    const link = path.length ? `${base}#${encodeURI(element).replace(/%5B/g, "[").replace(/%5D/g, "]")}` : base;
    left--;
    const place = { operation, part, name: path.map(withoutVariant).join("."), link };
    if (known) known.push(place);
    else places.set(pointer, [place]);
  };
  const placing = { document, add, isDone };
  for (const operation of [...contract.operations, ...contract.webhooks]) {
    const at = operation.pointer;
    const whole = { operation, base: operationLink(contract, operation), part: "", address: "" };
    add(at, whole, []);
    const item = at.slice(0, at.lastIndexOf("/"));
    for (const list of [`${at}/parameters`, `${item}/parameters`])
      for (const index of (Array.isArray(atPointer(document, list))
        ? (atPointer(document, list) as Node[])
        : []
      ).keys())
        placeParameter(placing, whole, `${list}/${index}`);
    placeContent(placing, { ...whole, part: "body", address: "t=request" }, `${at}/requestBody`);
    for (const status of Object.keys(operation.responses)) {
      const part = { ...whole, part: `response ${status}`, address: `t=response&c=${status}` };
      const response = followRef(document, `${at}/responses/${status}`);
      const body = `${whole.base}#${whole.base.slice("#/".length)}/response&c=${status}/body`;
      add(response, { ...part, base: body }, []);
      placeContent(placing, part, response);
      for (const name of Object.keys((atPointer(document, `${response}/headers`) as Node) ?? {})) {
        const header = followRef(document, `${response}/headers/${escapeToken(name)}`);
        add(header, { ...part, part: `header of ${part.part}` }, [name]);
      }
    }
  }
  return places;
}

interface Placing {
  document: OpenApiDocument;
  /** Notes that what is at a pointer is shown in a part of an operation. */
  add(pointer: string, part: Part, path: readonly string[]): void;
  /** Whether a schema, which is looked at now, need not be looked at again. */
  isDone(pointer: string): boolean;
}

function placeParameter(placing: Placing, whole: Part, at: string): void {
  const { document, add } = placing;
  const pointer = followRef(document, at);
  const node = atPointer(document, pointer) as Node;
  if (!node?.name) return;
  const part = { ...whole, part: `${node.in} parameter`, address: `t=request&in=${node.in}` };
  add(pointer, part, [node.name]);
  if (node.schema) placeSchema(placing, part, `${pointer}/schema`, [node.name]);
}

function placeContent(placing: Placing, part: Part, at: string): void {
  const { document } = placing;
  const media = `${followRef(document, at)}/content`;
  for (const type of Object.keys((atPointer(document, media) as Node) ?? {}))
    placeSchema(placing, part, `${media}/${escapeToken(type)}/schema`, []);
}

/** How the reference writes the step into an item or a variant, in the last name of a path. */
const steps: Readonly<Record<string, (index: string) => string>> = {
  items: () => "[]",
  prefixItems: () => "[]",
  oneOf: (index) => `&oneof=${index}`,
  anyOf: (index) => `&oneof=${index}`,
};

const withoutVariant = (name: string): string => name.replace(/&oneof=\d+/g, "");

/** A path with one step more, which the reference writes at the last name. */
const withStep = (path: readonly string[], step: string): readonly string[] =>
  path.length && step ? [...path.slice(0, -1), `${path.at(-1)}${step}`] : path;

/** The properties of a schema, each schema once in a part: one that contains itself ends there. */
function placeSchema({ document, add, isDone }: Placing, part: Part, pointer: string, path: readonly string[]): void {
  const seen = new Set<string>();
  const walk = (pointer: string, path: readonly string[]): void => {
    const at = followRef(document, pointer);
    const node = atPointer(document, at) as Node;
    if (typeof node !== "object" || node === null || seen.has(at) || isDone(at)) return;
    seen.add(at);
    add(at, part, path);
    // What stands beside a choice is shown within each of its variants.
    const shown = withStep(path, node.oneOf || node.anyOf ? "&oneof=0" : "");
    for (const name of Object.keys(node.properties ?? {})) {
      const property = `${at}/properties/${escapeToken(name)}`;
      add(property, part, [...shown, name]);
      walk(property, [...shown, name]);
    }
    for (const slot of childSlots(node, at)) {
      if (slot.keyword === "properties") continue;
      const step = steps[slot.keyword]?.(slot.pointer.slice(slot.pointer.lastIndexOf("/") + 1)) ?? "";
      walk(slot.pointer, withStep(path, step));
    }
  };
  walk(pointer, path);
}

/** The places of a claim, or of what is nearest around it: a constraint is met where its property is. */
export function placesOf(places: ClaimPlaces, pointer: string): readonly ClaimPlace[] {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = places.get(at);
    if (found) return found;
  }
  return [];
}
