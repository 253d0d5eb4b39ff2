export type Node = any;

/** Properties whose value is a map by name: what is called `example` in there is a name, not the keyword. */
const maps = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "paths",
  "webhooks",
  "callbacks",
  "responses",
  "headers",
  "content",
  "encoding",
  "schemas",
  "parameters",
  "requestBodies",
  "securitySchemes",
  "links",
  "pathItems",
  "variables",
  "mediaTypes",
]);

/** Properties that hold somebody's data, which is not ours to read. */
const data = new Set(["example", "default", "enum", "const", "value", "dataValue", "x-test-credentials"]);

/**
 * Visits every object of an OpenAPI document, parents first, and leaves out what is data: examples, defaults, enums.
 *
 * @param visit Gets the object and the keys that lead to it.
 */
export function walkDocument(document: Node, visit: (node: Node, keys: readonly string[]) => void): void {
  const walk = (node: Node, keys: readonly string[], isMap: boolean): void => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) {
      for (const [i, item] of node.entries()) walk(item, [...keys, String(i)], false);
      return;
    }
    if (!isMap) visit(node, keys);
    for (const [key, child] of Object.entries<Node>(node)) {
      if (!isMap && (data.has(key) || (key === "examples" && Array.isArray(child)))) continue;
      const named = !isMap && (key === "examples" || maps.has(key)) && !Array.isArray(child);
      walk(child, [...keys, key], named);
    }
  };
  walk(document, [], false);
}
