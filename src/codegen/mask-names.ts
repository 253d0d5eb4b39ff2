import { isObject } from "../contract/index.ts";
import { isData, isNameMap } from "../core/document-keys.ts";

/** Names that every JavaScript object inherits: Redocly, under openapi-typescript, looks them up and calls what it finds. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

const mark = "countersign-masked-";

/** It also takes names for parts of encoded pointers: `50%` cannot be decoded. */
const percent = "countersign-percent-";

const isUnsafe = (name: unknown): name is string =>
  typeof name === "string" && (inherited.has(name) || name.includes("%"));

function mask<Name>(name: Name): Name | string {
  if (!isUnsafe(name)) return name;
  return inherited.has(name) ? `${mark}${name}` : name.replaceAll("%", percent);
}

/** Gives what is called so in a document another name, in place: properties, parameters, headers, paths, operations. */
export function maskNames(document: object): void {
  const seen = new Set<unknown>();
  const waiting: { node: unknown; isMap: boolean }[] = [{ node: document, isMap: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isMap } = next;
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    if (isObject(node) && !isMap) maskIn(node);
    for (const [key, child] of Object.entries(node)) {
      const isKeyword = !isMap && isObject(node);
      // What is somebody's data is shared with the contract, and is not printed as a type.
      if (!isKeyword || !(key.startsWith("x-") || isData(key, child)))
        waiting.push({ node: child, isMap: isKeyword && isNameMap(key, child) });
    }
  }
}

function maskIn(node: Record<string, any>): void {
  for (const key of ["properties", "headers", "paths"])
    if (isObject(node[key]) && Object.keys(node[key]).some(isUnsafe))
      node[key] = Object.fromEntries(Object.entries(node[key]).map(([name, value]) => [mask(name), value]));
  if (Array.isArray(node.required)) node.required = node.required.map(mask);
  if (typeof node.in === "string") node.name = mask(node.name);
  if (node.operationId !== undefined) node.operationId = mask(node.operationId);
}

/** Puts the names back into what was printed. */
export const unmask = (text: string): string => text.replaceAll(mark, "").replaceAll(percent, "%");
