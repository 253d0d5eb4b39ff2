import { grammarNames, grammarProblem } from "countersign-dev/rule-helpers";

const isObject = (value) => typeof value === "object" && value !== null;

/** Objects whose keys are names that somebody chose. */
const maps = new Set([
  ...["properties", "patternProperties", "$defs", "dependentSchemas", "headers", "paths", "webhooks", "responses"],
  ...["schemas", "parameters", "requestBodies", "securitySchemes", "links", "callbacks", "pathItems", "content"],
  ...["examples", "variables", "mapping", "scopes"],
]);

/** What holds data, in which a name that begins with x- is only a name. */
const data = new Set(["value", "example", "default", "enum", "const"]);

/** Each extension is one of those that have a schema in schemas/, and is as that says. */
export default function extensions(document) {
  const results = [];
  const seen = new Set();
  const check = (name, value, path) => {
    if (!grammarNames().includes(name)) {
      results.push({ message: `${name} is no extension: schemas/ has no ${name}.json`, path });
      return;
    }
    const problem = grammarProblem(name, value);
    if (!problem) return;
    const { clause, meant } = problem;
    results.push({ message: `${[name, ...problem.path].join(".")}: ${clause}${meant && `.${meant}`}`, path });
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
