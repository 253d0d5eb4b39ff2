import { isObject } from "./schema-slots.ts";

type Node = Record<string, any>;

/** What of OpenAPI 3.2 is left out here, one clause each, with the operation that it concerns. */
export function unsupportedFeatures(document: Node): string[] {
  const found: string[] = [];
  for (const [path, item] of Object.entries<Node>({ ...document.paths, ...document.webhooks })) {
    if (!isObject(item)) continue;
    for (const method of Object.keys(item.additionalOperations ?? {}))
      found.push(`${method} ${path}: operations of other methods (additionalOperations) are left out`);
    for (const [method, operation] of Object.entries<Node>(item)) {
      if (!isObject(operation) || method === "additionalOperations") continue;
      const where = `${method.toUpperCase()} ${path}`;
      for (const parameter of [...asArray(item.parameters), ...asArray(operation.parameters)])
        if (parameter?.in === "querystring")
          found.push(`${where}: a parameter that is the whole query string (in: querystring) is left out`);
      const bodies = [operation.requestBody, ...Object.values<Node>(operation.responses ?? {})];
      for (const [type, media] of bodies.flatMap((body) => Object.entries<Node>(body?.content ?? {})))
        if (isObject(media) && media.itemSchema !== undefined)
          found.push(`${where}: the items of the stream ${type} (itemSchema) are not checked`);
    }
  }
  return [...new Set(found)];
}

const asArray = (value: unknown): Node[] => (Array.isArray(value) ? value : []);
