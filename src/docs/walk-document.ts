import { isData, isNameMap } from "../core/document-keys.ts";

export type Node = any;

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
    for (const [key, child] of Object.entries<Node>(node))
      if (isMap || !isData(key, child)) walk(child, [...keys, key], !isMap && isNameMap(key, child));
  };
  walk(document, [], false);
}
