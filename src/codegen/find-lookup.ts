import type { Contract, Operation } from "../contract/index.ts";
import { resolveRef } from "../contract/index.ts";
import { isJson } from "../core/media-type.ts";

// What callers call the things that they would look a request up by.
const telling = /(^|_)(id|uuid|key|number|reference|ref)$/;
const snakeCase = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/\W/g, "_")
    .toLowerCase();
const most = 6;
// Properties of properties, through one `allOf`: deeper ones are of other things.
const deepest = 2;

/**
 * What tells a request from others when nobody knows what became of it: pointers of scalar properties of the JSON body, and
 * names of headers, that look like an id. Nothing that is sensitive, or that is made when the request is signed.
 */
export function findLookup({ document }: Contract, { method, idempotent, parameters, body }: Operation): string[] {
  if (idempotent ?? !/^(post|patch)$/.test(method)) return [];
  const found = parameters
    .filter(({ name, in: place, sensitive }) => place === "header" && telling.test(snakeCase(name)) && !sensitive)
    .map(({ name }) => name);
  const visit = (node: unknown, pointer: string, depth: number): void => {
    const schema = resolveRef(document, node);
    if (!schema || depth > deepest || found.length >= most) return;
    for (const part of schema.allOf ?? []) visit(part, pointer, depth + 1);
    for (const [name, property] of Object.entries<any>(schema.properties ?? {})) {
      const member = resolveRef(document, property);
      if (property?.["x-sensitive"] || member?.["x-sensitive"] || member?.["x-value"] || /[~/]/.test(name)) continue;
      const types = [member?.type].flat();
      if (types.some((type) => type === "string" || type === "integer" || type === "number")) {
        if (telling.test(snakeCase(name))) found.push(`${pointer}/${name}`);
      } else visit(property, `${pointer}/${name}`, depth + 1);
    }
  };
  const json = Object.entries(body?.content ?? {}).find(([type]) => isJson(type))?.[1];
  visit(json?.schema, "", 0);
  return [...new Set(found)].slice(0, most);
}
