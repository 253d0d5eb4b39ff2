import { operations } from "./operations.js";

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
      for (const [index, parameter] of (owner.parameters ?? []).entries())
        holder("parameter", parameter, [...at, "parameters", index]);
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
