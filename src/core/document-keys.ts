/** Keys of OpenAPI and JSON Schema whose value is a map by name, in which a name may be that of any keyword. */
const maps = new Set(
  [
    "properties patternProperties dependentSchemas $defs definitions",
    "paths webhooks callbacks responses headers content encoding schemas parameters requestBodies securitySchemes links",
    "pathItems variables mediaTypes examples",
  ]
    .join(" ")
    .split(" "),
);

/** Keys that hold somebody's data, in which nothing is a keyword. */
const data = new Set("example value dataValue default enum const x-known-values x-test-credentials".split(" "));

/** Whether what stands under a keyword is a map by name. */
export const isNameMap = (key: string, child: unknown): boolean => maps.has(key) && !Array.isArray(child);

/** Whether what stands under a keyword is somebody's data: an example, a default, the values of an enum. */
export const isData = (key: string, child: unknown): boolean =>
  data.has(key) || (key === "examples" && Array.isArray(child));
