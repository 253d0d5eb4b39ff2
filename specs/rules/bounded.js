import { contents } from "./contents.js";
import { visitSchemas } from "./visit-schemas.js";

/** An array says how many items it has at most, or with `x-unbounded: true` that no source says so. */
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
          results.push({ message: "x-unbounded must be true or absent", path: [...at, "x-unbounded"] });
        else if (schema.maxItems === undefined && !unbounded)
          results.push({ message: "this array has no limit: say maxItems, or x-unbounded: true", path: at });
        else if (schema.maxItems !== undefined && unbounded)
          results.push({ message: "this array has maxItems and x-unbounded; one of them must go", path: at });
      },
      seen,
    );
  return results;
}
