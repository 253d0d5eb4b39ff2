import { contents } from "./contents.js";
import { visitSchemas } from "./visit-schemas.js";

/** The values that a list in a description explains, one ``- `value`: meaning`` in each line. */
const explainedBy = (description) => [...(description ?? "").matchAll(/^\s*- `([^`]+)`:/gm)].map(([, value]) => value);

function problemOf(schema, description) {
  const explained = explainedBy(description);
  const values = (schema.enum ?? schema["x-known-values"] ?? []).map(String);
  if (!explained.length || !values.length) return undefined;
  const unknown = explained.find((value) => !values.includes(value));
  if (unknown !== undefined) return `the description explains ${unknown}, which is not among the values`;
  const silent = values.find((value) => !explained.includes(value));
  return silent === undefined ? undefined : `the description explains some values, but not ${silent}`;
}

/** Where a description says what values mean, it says so of every value that the schema knows, and of no other. */
export default function valueMeanings(document) {
  const results = [];
  const seen = new Set();
  const check = (schema, description, path) => {
    const message = problemOf(schema, description);
    if (message) results.push({ message, path: [...path, "description"] });
  };
  for (const { kind, value, path } of contents(document)) {
    if (kind !== "media type" && value.schema) check(value.schema, value.description, path);
    visitSchemas(value.schema, [...path, "schema"], (schema, at) => check(schema, schema.description, at), seen);
  }
  return results;
}
