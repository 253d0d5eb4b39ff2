const isObject = (value) => typeof value === "object" && value !== null;

/** The keys of an RFC 6901 pointer; undefined when it is not a pointer. */
export const tokensOf = (pointer) =>
  typeof pointer === "string" && (pointer === "" || pointer.startsWith("/"))
    ? pointer
        .split("/")
        .slice(1)
        .map((token) => token.replace(/~1/g, "/").replace(/~0/g, "~"))
    : undefined;

/**
 * Whether a pointer can lead to something in a value that this media type describes: by its schema, if that names
 * its properties, or by one of its examples.
 */
export function leadsTo(media, pointer) {
  const tokens = tokensOf(pointer);
  if (!tokens) return false;
  return (
    declares(media?.schema, tokens) ||
    Object.values(media?.examples ?? {}).some((example) => isThere(example?.value, tokens))
  );
}

function declares(schema, [token, ...rest], depth = 0) {
  if (token === undefined || schema === undefined) return true;
  // A schema that refers to itself is believed after some rounds.
  if (!isObject(schema) || depth > 20) return true;
  const branches = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (schema.$ref !== undefined) return true;
  if (Object.hasOwn(schema.properties ?? {}, token)) return declares(schema.properties[token], rest, depth + 1);
  if (schema.items && /^\d+$/.test(token)) return declares(schema.items, rest, depth + 1);
  if (branches.length) return branches.some((branch) => declares(branch, [token, ...rest], depth + 1));
  return schema.properties === undefined && schema.items === undefined;
}

const isThere = (value, [token, ...rest]) =>
  token === undefined || (isObject(value) && Object.hasOwn(value, token) && isThere(value[token], rest));
