const one = ["items", "additionalProperties", "contains", "not", "if", "then", "else", "unevaluatedProperties"];
const schemaArrays = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "$defs", "dependentSchemas"];
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Calls `visitor(schema, path, name)` for a schema and all schemas in it, each once; `name` is set for a property. */
export function visitSchemas(root, rootPath, visitor, seen = new Set()) {
  const visit = (schema, path, name) => {
    if (!isObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    visitor(schema, path, name);
    for (const key of one) visit(schema[key], [...path, key]);
    for (const key of schemaArrays)
      for (const [index, part] of (schema[key] ?? []).entries()) visit(part, [...path, key, index]);
    for (const key of maps)
      for (const [name, part] of Object.entries(schema[key] ?? {}))
        visit(part, [...path, key, name], key === "properties" ? name : undefined);
  };
  visit(root, rootPath);
}
