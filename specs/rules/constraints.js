import { constraintsOf, constraintsOfHeader, pointerTokens, readStatements } from "countersign-dev/rule-helpers";
import { operations } from "./operations.js";
import { schemasIn } from "./visit-schemas.js";

const words = { enum: "closed list", bounds: "bound", format: "format" };

/** What is wrong with the constraints of one schema, each with the keys that lead there. */
function problemsOf(schema, said, sent) {
  const found = [];
  for (const { pointer, names } of constraintsOf(schema, "", sent)) {
    const kind = names.at(-1);
    const keys = pointerTokens(pointer);
    const level = names.map((name) => said.get(name)).find(Boolean)?.evidence?.level;
    const isAssumed = level === undefined || level === "assumed";
    if (kind === "required") {
      const name = schema.required[keys[1]];
      if (isAssumed)
        found.push([
          ["required", Number(keys[1])],
          `no source says that ${name} is always there: say who in x-evidence.constraints.required, or do not require it`,
        ]);
    } else if (level === undefined)
      found.push([keys, `this ${words[kind]} has no evidence: say in x-evidence.constraints.${kind} how it is known`]);
    else if (kind === "enum" && isAssumed)
      found.push([keys, "no source says that there are no other values: list them in x-known-values"]);
  }
  if (schema.enum !== undefined && schema["x-known-values"] !== undefined)
    found.push([["x-known-values"], "a list is closed (enum) or open (x-known-values), not both"]);
  return found;
}

/** What is wrong with the constraint of a header that the vendor sends. */
function problemsOfHeader(header, said) {
  const level = said.get("required")?.evidence?.level;
  if (constraintsOfHeader(header, "").length === 0 || (level !== undefined && level !== "assumed")) return [];
  return [
    "no source says that this header is always there: say who in x-evidence.constraints.required, or do not require it",
  ];
}

/**
 * Each constraint says how it is known: a required property or header of what the vendor sends, a closed list, a bound, a format. What a
 * schema is known by says nothing of these, unless its `x-evidence` names them in `constraints`; what it says there holds for
 * all that is inside. Nothing is required, and no list is closed, on an assumption.
 */
export default function constraints(document) {
  const results = [];
  const seen = new Map();
  const visit = (schema, path, above, sent) => {
    if (typeof schema !== "object" || schema === null) return;
    const said = readStatements(schema, "", above);
    const visits = seen.get(schema) ?? seen.set(schema, new Set()).get(schema);
    const key = JSON.stringify([[...said], sent]);
    if (visits.has(key)) return;
    visits.add(key);
    for (const [keys, message] of problemsOf(schema, said, sent)) results.push({ message, path: [...path, ...keys] });
    for (const { part, keys } of schemasIn(schema)) visit(part, [...path, ...keys], said, sent);
  };
  const content = (holder, path, sent) => {
    for (const [type, media] of Object.entries(holder?.content ?? {}))
      visit(media?.schema, [...path, "content", type, "schema"], new Map(), sent);
  };
  // A header, or a parameter. `sent`: it is a header that the vendor sends.
  const parameterOf = (parameter, path, sent) => {
    const said = readStatements(parameter, "", new Map());
    if (sent)
      for (const message of problemsOfHeader(parameter, said)) results.push({ message, path: [...path, "required"] });
    visit(parameter?.schema, [...path, "schema"], said, sent);
  };
  for (const { operation, item, path } of operations(document)) {
    const isWebhook = path[0] === "webhooks";
    for (const [owner, at] of [
      [item, path.slice(0, -1)],
      [operation, path],
    ])
      for (const [index, parameter] of (owner.parameters ?? []).entries())
        parameterOf(parameter, [...at, "parameters", index], isWebhook && parameter?.in === "header");
    content(operation.requestBody, [...path, "requestBody"], isWebhook);
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const at = [...path, "responses", status];
      content(response, at, !isWebhook);
      for (const [name, header] of Object.entries(response?.headers ?? {}))
        parameterOf(header, [...at, "headers", name], !isWebhook);
    }
  }
  return results;
}
