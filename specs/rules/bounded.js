import { contents } from "./contents.js";
import { visitSchemas } from "./visit-schemas.js";

/** A list says how many items it has at most, or with `x-unbounded: true` that nobody says so. */
export default function bounded(document) {
  const results = [];
  const seen = new Set();
  for (const { value, path } of contents(document))
    visitSchemas(
      value.schema,
      [...path, "schema"],
      (schema, at) => {
        if (![schema.type].flat().includes("array")) return;
        const unbounded = schema["x-unbounded"];
        if (unbounded !== undefined && unbounded !== true)
          results.push({ message: "x-unbounded is true or left out", path: [...at, "x-unbounded"] });
        else if (schema.maxItems === undefined && !unbounded)
          results.push({ message: "this list has no end: give maxItems, or x-unbounded: true", path: at });
        else if (schema.maxItems !== undefined && unbounded)
          results.push({ message: "this list has maxItems and says that it is unbounded", path: at });
      },
      seen,
    );
  return results;
}
