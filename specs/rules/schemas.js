import { operations } from "./operations.js";

const one = ["items", "additionalProperties", "contains", "not", "if", "then", "else", "unevaluatedProperties"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "$defs", "dependentSchemas"];
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every media type, parameter and header of the document, each with its path and with what it describes. */
export function contents(document) {
  const found = [];
  const media = (content, path) => {
    for (const [type, value] of Object.entries(content ?? {}))
      found.push({ kind: "media type", value, path: [...path, "content", type] });
  };
  const holder = (kind, value, path) => {
    if (!isObject(value)) return;
    found.push({ kind, value, path });
    media(value.content, path);
  };
  for (const { operation, item, path } of operations(document)) {
    for (const [owner, at] of [
      [item, path.slice(0, -1)],
      [operation, path],
    ])
      (owner.parameters ?? []).forEach((parameter, index) =>
        holder("parameter", parameter, [...at, "parameters", index]),
      );
    media(operation.requestBody?.content, [...path, "requestBody"]);
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const at = [...path, "responses", status];
      media(response?.content, at);
      for (const [name, header] of Object.entries(response?.headers ?? {}))
        holder("header", header, [...at, "headers", name]);
    }
  }
  return found;
}

/** Calls `visitor(schema, path, name)` for a schema and all schemas in it, each once; `name` is set for a property. */
export function visitSchemas(root, rootPath, visitor, seen = new Set()) {
  const visit = (schema, path, name) => {
    if (!isObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    visitor(schema, path, name);
    for (const key of one) visit(schema[key], [...path, key]);
    for (const key of lists) (schema[key] ?? []).forEach((part, index) => visit(part, [...path, key, index]));
    for (const key of maps)
      for (const [member, part] of Object.entries(schema[key] ?? {}))
        visit(part, [...path, key, member], key === "properties" ? member : undefined);
  };
  visit(root, rootPath);
}
