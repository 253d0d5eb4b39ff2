import { isObject } from "../contract/index.ts";

/** Names that every JavaScript object inherits: Redocly, under openapi-typescript, looks them up and calls what it finds. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

const mark = "countersign-masked-";

const mask = (name: unknown): unknown => (inherited.has(name as string) ? `${mark}${name}` : name);

/** Gives the properties of a schema that bear such a name another one, in place. */
export function maskProperties(schema: unknown): void {
  if (!isObject(schema)) return;
  if (isObject(schema.properties) && Object.keys(schema.properties).some((name) => inherited.has(name)))
    schema.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [mask(name), property]),
    );
  if (Array.isArray(schema.required)) schema.required = schema.required.map(mask);
}

/** Gives the operations of a path that bear such a name another one, in place. */
export function maskOperations(item: unknown): void {
  if (!isObject(item)) return;
  for (const operation of Object.values(item))
    if (isObject(operation) && operation.operationId !== undefined) operation.operationId = mask(operation.operationId);
}

/** Puts the names back into what was printed. */
export const unmask = (text: string): string => text.replaceAll(mark, "");
