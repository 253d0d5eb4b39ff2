import { operations } from "./operations.js";

const levels = ["documented", "observed", "assumed"];
const isObject = (value) => typeof value === "object" && value !== null;

/** What is wrong with one claim of evidence, or undefined. */
function problemOf(evidence) {
  if (!isObject(evidence)) return "x-evidence must be an object with level, source and note";
  const { level, source, note, constraints, ...rest } = evidence;
  if (!levels.includes(level)) return `x-evidence.level must be one of ${levels.join(", ")}, found ${level}`;
  if (source === undefined && level !== "assumed") return `x-evidence of level ${level} needs a source`;
  if (source !== undefined && !/^https:\/\/[^\s/]+\S*$/.test(source))
    return "x-evidence.source must be an https address";
  if (note === undefined && level === "assumed") return "x-evidence of level assumed needs a note that says why";
  if (note !== undefined && !/\S\.\s*$/.test(note)) return "x-evidence.note must be a sentence that ends with a period";
  const extra = Object.keys(rest)[0];
  if (extra) return `x-evidence has no property ${extra}; it has level, source, note and constraints`;
  return constraints === undefined ? undefined : problemOfConstraints(constraints, evidence);
}

const kinds = ["required", "enum", "bounds", "format"];

/** What is wrong with what an `x-evidence` says of constraints, or undefined. */
function problemOfConstraints(constraints, evidence) {
  if (!isObject(constraints)) return `x-evidence.constraints must be an object with ${kinds.join(", ")}`;
  for (const [kind, said] of Object.entries(constraints)) {
    if (!kinds.includes(kind)) return `x-evidence.constraints has no ${kind}; it has ${kinds.join(", ")}`;
    const isByName = kind === "required" && isObject(said);
    for (const statement of isByName ? Object.values(said) : [said]) {
      const problem = problemOfStatement(statement, evidence);
      if (problem) return `x-evidence.constraints.${kind}: ${problem}`;
    }
  }
  return undefined;
}

/** A level alone has the source of the evidence around it; what is assumed says why. */
const problemOfStatement = (said, { source }) =>
  typeof said === "string"
    ? problemOf({ level: said, ...(source && { source }) })
    : isObject(said) && said.constraints !== undefined
      ? "a statement about a constraint has no constraints of its own"
      : problemOf(said);

/**
 * Every server, security scheme, operation and webhook carries evidence, and evidence is well-formed wherever it stands.
 * What is inside an operation inherits its level, so everything has one.
 */
export default function evidence(document) {
  const results = [];
  const require = (target, path) => {
    if (isObject(target) && target["x-evidence"] === undefined)
      results.push({ message: "x-evidence is missing: say how this is known", path });
  };
  for (const [index, server] of (document.servers ?? []).entries()) require(server, ["servers", index]);
  for (const { operation, path } of operations(document)) require(operation, path);
  for (const [name, scheme] of Object.entries(document.components?.securitySchemes ?? {}))
    require(scheme, ["components", "securitySchemes", name]);

  const seen = new Set();
  const visit = (node, path) => {
    if (!isObject(node) || seen.has(node)) return;
    seen.add(node);
    for (const [key, value] of Object.entries(node)) {
      if (key !== "x-evidence") visit(value, [...path, key]);
      else {
        const message = problemOf(value);
        if (message) results.push({ message, path: [...path, key] });
      }
    }
  };
  visit(document, []);
  return results;
}
