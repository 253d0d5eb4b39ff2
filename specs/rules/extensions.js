import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Ajv from "ajv/dist/2020.js";

const isObject = (value) => typeof value === "object" && value !== null;

/** Objects whose keys are names that somebody chose. */
const maps = new Set([
  ...["properties", "patternProperties", "$defs", "dependentSchemas", "headers", "paths", "webhooks", "responses"],
  ...["schemas", "parameters", "requestBodies", "securitySchemes", "links", "callbacks", "pathItems", "content"],
  ...["examples", "variables", "mapping", "scopes"],
]);

/** What holds data, in which a name that begins with x- is only a name. */
const data = new Set(["value", "example", "default", "enum", "const"]);

/** The folder of the schemas: beside the specs, above the document that is linted. */
function schemasAbove(file) {
  for (let at = dirname(file); at !== dirname(at); at = dirname(at))
    if (existsSync(join(at, "schemas", "x-evidence.json"))) return join(at, "schemas");
  throw new Error(`there is no folder schemas above ${file}`);
}

let validators;

/** A validator of each extension, by its name. */
function readValidators(folder) {
  const ajv = new Ajv({ allErrors: false, strict: false });
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of names) ajv.addSchema(JSON.parse(readFileSync(join(folder, name), "utf8")), name);
  return new Map(names.map((name) => [name.replace(/\.json$/, ""), ajv.getSchema(name)]));
}

/** Each extension is one of those that have a schema in schemas/, and is as that says. */
export default function extensions(document, _options, context) {
  validators ??= readValidators(schemasAbove(context.documentInventory.source));
  const results = [];
  const seen = new Set();
  const check = (name, value, path) => {
    const validate = validators.get(name);
    if (!validate) results.push({ message: `${name} is no extension: schemas/ has no ${name}.json`, path });
    else if (!validate(value)) {
      const [{ instancePath, message }] = validate.errors;
      const keys = instancePath.split("/").slice(1);
      results.push({ message: `${[name, ...keys].join(".")} ${message}`, path });
    }
  };
  const visit = (node, path, named) => {
    if (!isObject(node) || seen.has(node)) return;
    seen.add(node);
    for (const [key, value] of Object.entries(node)) {
      const at = [...path, key];
      if (!named && key.startsWith("x-")) check(key, value, at);
      else if (named || !data.has(key)) visit(value, at, !named && maps.has(key) && !Array.isArray(value));
    }
  };
  visit(document, [], false);
  return results;
}
