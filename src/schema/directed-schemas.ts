import type { OpenApiDocument } from "../contract/index.ts";
import { escapeToken, localPointer } from "../core/json-pointer.ts";
import type { Direction } from "./direction.ts";
import { schemaNodes } from "./schema-nodes.ts";
import { isMarked } from "./schema-view.ts";

type Node = Record<string, any>;

export interface DirectedOptions {
  document: OpenApiDocument;
  direction: Direction;
  /**
   * The reference to put in the place of one to this pointer. `exempt`: names that the schema there may require and that
   * are not demanded here, because something around it says that they go the other way; empty almost always.
   */
  refTo(pointer: string, exempt: readonly string[]): Node;
  /** Whether a keyword is kept; all are when absent. Asked of each name of `patternProperties` as of a `pattern`. */
  keeps?(keyword: string, value: unknown, pointer: string): boolean;
}

const compositions = ["allOf", "anyOf", "oneOf"];
const conditions = ["if", "then", "else"];
const singles = "items additionalProperties unevaluatedProperties unevaluatedItems contains not propertyNames".split(
  " ",
);
const others = ["additionalProperties", "unevaluatedProperties"];
const maps = ["properties", "patternProperties", "dependentSchemas"];

/**
 * Copies the schema at a pointer as it holds for values that go one way: a request need not have what is readOnly, a
 * response not what is writeOnly, wherever in the schema's parts that is said and wherever it is required. OpenAPI 3.0:
 * of a readOnly property `required` takes effect on the response only, of a writeOnly one on the request only.
 */
export function directedSchema(options: DirectedOptions, pointer: string, exempt: readonly string[] = []): unknown {
  const nodes = schemaNodes(options.document);
  const schema = nodes.at(pointer);
  return typeof schema === "object" && schema !== null ? directedPart(options, pointer, schema, exempt) : schema;
}

function directedPart(options: DirectedOptions, pointer: string, schema: Node, exempt: readonly string[]): Node {
  const { document, direction, keeps = () => true, refTo } = options;
  const all = [...new Set([...exempt, ...namesOfOtherWay(document, direction, pointer)])];
  const copy: Node = {};
  const below = (at: string, inherited: readonly string[]): unknown => {
    const part = schemaNodes(document).at(at);
    return typeof part === "object" && part !== null ? directedPart(options, at, part, inherited) : part;
  };
  const isUsable = (pattern: string) =>
    keeps("pattern", pattern, `${pointer}/patternProperties/${escapeToken(pattern)}`);
  const unusable = Object.keys(schema.patternProperties ?? {}).filter((pattern) => !isUsable(pattern));
  for (const [keyword, value] of Object.entries(schema)) {
    const at = `${pointer}/${escapeToken(keyword)}`;
    if (!keeps(keyword, value, at)) continue;
    // Which properties are others than the ones of a pattern is not known without the pattern.
    if (unusable.length && others.includes(keyword)) continue;
    const target = keyword === "$ref" ? localPointer(value) : undefined;
    if (target !== undefined) Object.assign(copy, refTo(target, demandedOf(document, direction, target, all)));
    else if (keyword === "required") {
      const demanded = (value as string[]).filter((name) => !all.includes(name));
      if (demanded.length) copy.required = demanded;
    } else if (compositions.includes(keyword))
      copy[keyword] = (value as unknown[]).map((_, i) => below(`${at}/${i}`, all));
    else if (conditions.includes(keyword)) copy[keyword] = below(at, all);
    else if (keyword === "prefixItems") copy[keyword] = (value as unknown[]).map((_, i) => below(`${at}/${i}`, []));
    else if (singles.includes(keyword)) copy[keyword] = below(at, []);
    else if (maps.includes(keyword))
      copy[keyword] = Object.fromEntries(
        namesOf(keyword, value, unusable).map((name) => [name, below(`${at}/${escapeToken(name)}`, [])]),
      );
    else copy[keyword] = value;
  }
  return copy;
}

const namesOf = (keyword: string, value: object, unusable: readonly string[]): string[] =>
  Object.keys(value).filter((name) => keyword !== "patternProperties" || !unusable.includes(name));

/** Names that the schema at a pointer, or what it is composed of, says are readOnly (writeOnly, of a response). */
function namesOfOtherWay(document: OpenApiDocument, direction: Direction, pointer: string): string[] {
  const nodes = schemaNodes(document);
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  const names = nodes
    .all(pointer)
    .flatMap(({ pointer: at, schema }) =>
      Object.keys(schema.properties ?? {}).filter((name) =>
        isMarked(nodes, `${at}/properties/${escapeToken(name)}`, mark),
      ),
    );
  return [...new Set(names)];
}

/** Which of these names the schema at a pointer requires and does not exempt by itself. */
function demandedOf(
  document: OpenApiDocument,
  direction: Direction,
  pointer: string,
  exempt: readonly string[],
): string[] {
  if (exempt.length === 0) return [];
  const required = new Set(
    schemaNodes(document)
      .all(pointer)
      .flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])),
  );
  const own = namesOfOtherWay(document, direction, pointer);
  return exempt.filter((name) => required.has(name) && !own.includes(name)).sort();
}
