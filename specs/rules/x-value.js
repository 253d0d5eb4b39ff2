import { credentialsIn, misplacedTemplates, parseTemplate, unreadableIn } from "countersign-dev/rule-helpers";
import { contents } from "./contents.js";
import { operations } from "./operations.js";
import { visitSchemas } from "./visit-schemas.js";

/** What is wrong with one template, each in a sentence; `known` are the credentials that have a value for tests. */
function problemsOf(source, known) {
  const hidden = Object.keys(source?.let ?? {}).find((name) => Object.hasOwn(known, name));
  if (hidden !== undefined) return [`let: ${hidden}: it is a credential in x-test-credentials; choose another name`];
  try {
    return credentialsIn(parseTemplate(source)).flatMap((credential) => {
      if (!/^[a-z][a-zA-Z0-9]*$/.test(credential)) return [`the name of credential ${credential} must be camelCase`];
      if (Object.hasOwn(known, credential)) return [];
      return [`${credential} is not part of a request, and x-test-credentials has no such credential`];
    });
  } catch (error) {
    return [error.message];
  }
}

/** The template of each value that is sent with an operation under one requirement; those that cannot be read left out. */
function sentTogether(document, { operation, item }, requirement) {
  const templates = {};
  const add = (name, source) => {
    try {
      if (source !== undefined) templates[name] = parseTemplate(source);
    } catch {
      // Said of the template itself.
    }
  };
  for (const name of Object.keys(requirement)) add(name, document.components?.securitySchemes?.[name]?.["x-value"]);
  for (const parameter of [...(item.parameters ?? []), ...(operation.parameters ?? [])])
    add(`${parameter?.in} ${parameter?.name}`, parameter?.["x-value"]);
  for (const [type, media] of Object.entries(operation.requestBody?.content ?? {}))
    visitSchemas(media?.schema, [type], (schema, path) => add(path.join("/"), schema["x-value"]));
  return templates;
}

/** Values that are made of a nonce or a clock that no receiver could read back, each at the operation that sends it. */
function unreadable(document) {
  return operations(document).flatMap((found) => {
    const security = found.operation.security ?? document.security ?? [];
    const problems = (security.length ? security : [{}]).map((one) => unreadableIn(sentTogether(document, found, one)));
    const problem = problems.find(Boolean);
    return problem ? [{ message: `${problem[0]}: ${problem[1]}`, path: found.path }] : [];
  });
}

/**
 * An x-value stands where one may, is a template, and each credential in it is a camelCase name with a value in
 * x-test-credentials. A scheme whose formula is not known says so in x-value-unknown.
 */
export default function xValue(document) {
  const results = [];
  const known = document["x-test-credentials"] ?? {};
  const check = (target, path) => {
    if (target?.["x-value"] === undefined) return;
    for (const message of problemsOf(target["x-value"], known)) results.push({ message, path: [...path, "x-value"] });
  };
  for (const [name, scheme] of Object.entries(document.components?.securitySchemes ?? {})) {
    const path = ["components", "securitySchemes", name];
    check(scheme, path);
    const unknown = scheme?.["x-value-unknown"];
    if (unknown === undefined) continue;
    const report = (message) => results.push({ message, path: [...path, "x-value-unknown"] });
    if (typeof unknown !== "string" || !/\S\.\s*$/.test(unknown))
      report("x-value-unknown must be a sentence that says why, with a period");
    if (scheme["x-value"] !== undefined) report("x-value-unknown must not stand beside an x-value");
  }
  results.push(...unreadable(document));
  for (const { path, problem } of misplacedTemplates(document)) results.push({ message: problem, path });
  const seen = new Set();
  for (const { kind, value, path } of contents(document)) if (kind === "parameter") check(value, path);
  for (const { value, path } of contents(document)) visitSchemas(value.schema, [...path, "schema"], check, seen);
  return results;
}
