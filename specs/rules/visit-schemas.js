import { childSlots } from "countersign-dev/rule-helpers";

/** The schemas that stand in a schema, each with the keys that lead to it and the keyword that it stands under. */
export const schemasIn = (schema) =>
  childSlots(schema, "").map(({ keyword, holder, key }) => ({
    keyword,
    part: holder[key],
    keys: holder === schema ? [keyword] : [keyword, Array.isArray(holder) ? Number(key) : key],
  }));

/** Calls `visitor(schema, path, name)` for a schema and all schemas in it, each once; `name` is set for a property. */
export function visitSchemas(root, rootPath, visitor, seen = new Set()) {
  const visit = (schema, path, name) => {
    if (typeof schema !== "object" || schema === null || seen.has(schema)) return;
    seen.add(schema);
    visitor(schema, path, name);
    for (const { keyword, part, keys } of schemasIn(schema))
      visit(part, [...path, ...keys], keyword === "properties" ? keys[1] : undefined);
  };
  visit(root, rootPath);
}
