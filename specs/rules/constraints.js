import { operations } from "./operations.js";

const kinds = {
  enum: ["enum", "const"],
  bounds: [
    ...["minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
    ...["multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
  ],
  format: ["format"],
};
const words = { enum: "closed list", bounds: "bound", format: "format" };
const inside = ["items", "additionalProperties", "contains", "not", "if", "then", "else"];
const branches = ["allOf", "anyOf", "oneOf", "prefixItems"];
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const levelOf = (said) => (isObject(said) ? said.level : said);

/** What is said of constraints here and above: the level of each kind, and of each property that is required here. */
function statements(node, above) {
  const own = node?.["x-evidence"]?.constraints;
  if (!isObject(own)) return { ...above, byName: {} };
  const said = { ...above, byName: {} };
  for (const [kind, statement] of Object.entries(own)) {
    if (kind !== "required" || !isObject(statement)) said[kind] = levelOf(statement);
    else {
      said.required = undefined;
      for (const [name, one] of Object.entries(statement)) said.byName[name] = levelOf(one);
    }
  }
  return said;
}

/** What is wrong with the constraints of one schema, each with the keys that lead there. */
function problemsOf(schema, said, sent) {
  const found = [];
  for (const [index, name] of ((sent && schema.required) || []).entries()) {
    const level = said.byName[name] ?? said.required;
    if (level === undefined || level === "assumed")
      found.push([
        ["required", index],
        `no source says that ${name} is always there: say who in x-evidence.constraints.required, or do not require it`,
      ]);
  }
  for (const [kind, keywords] of Object.entries(kinds))
    for (const keyword of keywords.filter((one) => schema[one] !== undefined)) {
      if (said[kind] === undefined)
        found.push([
          [keyword],
          `this ${words[kind]} has no evidence: say in x-evidence.constraints.${kind} how it is known`,
        ]);
      else if (kind === "enum" && said.enum === "assumed")
        found.push([[keyword], "no source says that there are no other values: list them in x-known-values"]);
    }
  if (schema.enum !== undefined && schema["x-known-values"] !== undefined)
    found.push([["x-known-values"], "a list is closed (enum) or open (x-known-values), not both"]);
  return found;
}

/**
 * Each constraint says how it is known: a required property of what the vendor sends, a closed list, a bound, a format. What a
 * schema is known by says nothing of these, unless its `x-evidence` names them in `constraints`; what it says there holds for
 * all that is inside. Nothing is required, and no list is closed, on an assumption.
 */
export default function constraints(document) {
  const results = [];
  const seen = new Map();
  const visit = (schema, path, above, sent) => {
    if (!isObject(schema)) return;
    const said = statements(schema, above);
    const visits = seen.get(schema) ?? seen.set(schema, new Set()).get(schema);
    const { byName, ...passed } = said;
    const key = JSON.stringify([passed, sent]);
    if (visits.has(key)) return;
    visits.add(key);
    for (const [keys, message] of problemsOf(schema, said, sent)) results.push({ message, path: [...path, ...keys] });
    for (const name of inside) visit(schema[name], [...path, name], passed, sent);
    for (const name of branches)
      for (const [index, part] of (schema[name] ?? []).entries()) visit(part, [...path, name, index], passed, sent);
    for (const [name, part] of Object.entries(schema.properties ?? {}))
      visit(part, [...path, "properties", name], passed, sent);
  };
  const content = (holder, path, sent) => {
    for (const [type, media] of Object.entries(holder?.content ?? {}))
      visit(media?.schema, [...path, "content", type, "schema"], {}, sent);
  };
  for (const { operation, item, path } of operations(document)) {
    const isWebhook = path[0] === "webhooks";
    for (const [owner, at] of [
      [item, path.slice(0, -1)],
      [operation, path],
    ])
      for (const [index, parameter] of (owner.parameters ?? []).entries())
        visit(parameter?.schema, [...at, "parameters", index, "schema"], statements(parameter, {}), false);
    content(operation.requestBody, [...path, "requestBody"], isWebhook);
    for (const [status, response] of Object.entries(operation.responses ?? {}))
      content(response, [...path, "responses", status], !isWebhook);
  }
  return results;
}
