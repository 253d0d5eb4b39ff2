import { localPointer, valueAt } from "../core/json-pointer.ts";
import type { OpenApiDocument } from "./contract.ts";

/** What an RFC 6901 pointer, or the same as a `#/...` URI fragment, points to; undefined when there is nothing. */
export const atPointer = (document: unknown, pointer: string): unknown =>
  valueAt(document, localPointer(pointer) ?? pointer);

/** The object itself, or what its `$ref` (in the bundled document) points to; properties beside the reference win. */
export function resolveRef(document: OpenApiDocument, node: any): any {
  const seen = new Set<string>();
  let resolved = node;
  while (typeof resolved?.$ref === "string" && !seen.has(resolved.$ref)) {
    seen.add(resolved.$ref);
    const { $ref, ...beside } = resolved;
    const target = atPointer(document, $ref);
    resolved = typeof target === "object" && target !== null ? { ...target, ...beside } : target;
  }
  return resolved;
}

/** The pointer that one ends at, when what stands there refers elsewhere in the bundled document. */
export function followRef(document: OpenApiDocument, pointer: string): string {
  const seen = new Set<string>();
  let followed = pointer;
  for (;;) {
    const node = atPointer(document, followed) as { $ref?: unknown } | undefined;
    if (typeof node?.$ref !== "string" || seen.has(followed)) return followed;
    seen.add(followed);
    followed = localPointer(node.$ref) ?? node.$ref;
  }
}
