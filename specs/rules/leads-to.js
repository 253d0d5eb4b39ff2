import { followTokens, pointerTokens } from "countersign-dev/rule-helpers";
import { schemasIn } from "./visit-schemas.js";

/**
 * Whether a pointer can lead to something in a value that this media type describes: by its schema, if that names
 * its properties, or by one of its examples.
 */
export function leadsTo(media, pointer) {
  if (typeof pointer !== "string" || !(pointer === "" || pointer.startsWith("/"))) return false;
  const tokens = pointerTokens(pointer);
  return (
    declares(media?.schema, tokens) ||
    Object.values(media?.examples ?? {}).some((example) => followTokens(example?.value, tokens) !== undefined)
  );
}

function declares(schema, tokens, above = []) {
  const [token, ...rest] = tokens;
  if (token === undefined || typeof schema !== "object" || schema === null) return true;
  // A schema that refers to itself is believed.
  if (schema.$ref !== undefined || above.includes(schema)) return true;
  if (Object.hasOwn(schema.properties ?? {}, token)) return declares(schema.properties[token], rest);
  if (schema.items && /^\d+$/.test(token)) return declares(schema.items, rest);
  const branches = schemasIn(schema).filter(({ keyword }) => ["allOf", "anyOf", "oneOf"].includes(keyword));
  if (branches.length) return branches.some(({ part }) => declares(part, tokens, [...above, schema]));
  return schema.properties === undefined && schema.items === undefined;
}
