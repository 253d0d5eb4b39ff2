import { contents } from "./contents.js";
import { visitSchemas } from "./visit-schemas.js";

const scalars = ["string", "number", "integer", "boolean"];
const typesOf = (schema) => [schema.type ?? []].flat().filter((type) => type !== "null");
const isScalar = (schema) => typesOf(schema).length > 0 && typesOf(schema).every((type) => scalars.includes(type));

/** A literal example, a non-empty array or map of them, or the one value that is allowed. */
function hasExample(target) {
  if (target.example !== undefined || target.const !== undefined) return true;
  return typeof target.examples === "object" && target.examples !== null && Object.keys(target.examples).length > 0;
}

/** Every body has an example, and so has every scalar: parameter, header, property, item of an array. */
export default function examples(document) {
  const results = [];
  const seen = new Set();
  for (const { kind, value, path } of contents(document)) {
    const needed = kind === "media type" || (value.schema && isScalar(value.schema) && !hasExample(value.schema));
    if (needed && !hasExample(value)) results.push({ message: `this ${kind} has no example`, path });
    visitSchemas(
      value.schema,
      [...path, "schema"],
      (schema, at, name) => {
        if (name !== undefined && isScalar(schema) && !hasExample(schema))
          results.push({ message: `property ${name} has no example`, path: at });
        const item = schema.items;
        if (item && isScalar(item) && !hasExample(item) && !hasExample(schema))
          results.push({ message: "the items of this array have no example", path: [...at, "items"] });
      },
      seen,
    );
  }
  return results;
}
