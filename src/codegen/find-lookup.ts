import type { Contract, Operation } from "../contract/index.ts";
import { isJson } from "../core/media-type.ts";
import { schemaNodes } from "../schema/index.ts";

// What callers call the things that they would look a request up by.
const telling = /(^|_)(id|uuid|key|number|reference|ref)$/;
const snakeCase = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/\W/g, "_")
    .toLowerCase();
const most = 6;
// Properties of properties of properties: deeper ones are of other things.
const deepest = 2;

/**
 * What tells a request from others when nobody knows what became of it: pointers of scalar properties of the JSON body, and
 * names of headers, that look like an id, the nearest first. Nothing that is sensitive, that only responses have, or that
 * is made when the request is signed.
 */
export function findLookup({ document }: Contract, { method, idempotent, parameters, body }: Operation): string[] {
  if (idempotent ?? !/^(post|patch)$/.test(method)) return [];
  const found = parameters
    .filter(({ name, in: place, sensitive }) => place === "header" && telling.test(snakeCase(name)) && !sensitive)
    .map(({ name }) => name);
  const nodes = schemaNodes(document);
  const visit = (pointers: readonly string[], place: string, depth: number): void => {
    const { properties, readOnly } = nodes.view(pointers);
    for (const [name, declared] of properties) {
      const { parts, types } = nodes.view(declared);
      if (
        /[~/]/.test(name) ||
        readOnly.has(name) ||
        parts.some(({ schema }) => schema["x-sensitive"] || schema["x-value"])
      )
        continue;
      if (types.has("string") || types.has("integer") || types.has("number")) {
        if (telling.test(snakeCase(name))) found.push(`${place}/${name}`);
      } else if (depth < deepest) visit(declared, `${place}/${name}`, depth + 1);
    }
  };
  const json = Object.entries(body?.content ?? {}).find(([type]) => isJson(type))?.[1];
  if (json) visit([json.pointer], "", 0);
  const depthOf = (place: string) => place.split("/").length;
  return [...new Set(found)].sort((a, b) => depthOf(a) - depthOf(b)).slice(0, most);
}
