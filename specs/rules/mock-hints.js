import { grammarProblem, parseTemplate } from "countersign-dev/rule-helpers";

import { leadsTo } from "./leads-to.js";
import { operations } from "./operations.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const list = (names) => names.join(", ") || "none";

/** The JSON of an operation's first success. */
function successOf(operation) {
  const status = Object.keys(operation?.responses ?? {}).filter((key) => /^2/.test(key));
  return jsonOf(operation?.responses?.[status.sort()[0]]);
}

const jsonOf = (holder) =>
  Object.entries(holder?.content ?? {}).find(([type]) => /^[^;]*[/+]json\s*(;|$)/i.test(type))?.[1];

const examplesOf = (operation) =>
  Object.values(operation.responses ?? {}).flatMap((response) =>
    Object.values(response?.content ?? {}).flatMap((media) => Object.keys(media?.examples ?? {})),
  );

/** What an `x-resource` names and there is not, each with the properties that lead there. */
function resourceProblems(hint, operation, item) {
  if (hint === false) return [];
  const found = [];
  const success = successOf(operation);
  if (hint.at !== undefined && !leadsTo(success, hint.at))
    found.push([["at"], `${JSON.stringify(hint.at)} leads nowhere in the response of ${operation.operationId}`]);
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(({ name }) => name);
  const known = (name) => parameters.includes(name) || leadsTo(jsonOf(operation.requestBody), `/${name}`);
  for (const property of ["key", "filter"])
    for (const name of isObject(hint[property]) ? Object.keys(hint[property]) : [])
      if (property === "filter" ? !parameters.includes(name) : !known(name))
        found.push([
          [property, name],
          `${operation.operationId} has no parameter ${name}; there are ${list(parameters)}`,
        ]);
  const examples = examplesOf(operation);
  if (hint.missing !== undefined && !examples.includes(hint.missing))
    found.push([
      ["missing"],
      `${operation.operationId} has no example ${JSON.stringify(hint.missing)}; there are ${list(examples)}`,
    ]);
  return found;
}

function causeProblems({ operation, response }, byId) {
  if (operation === undefined) return [];
  if (!byId.has(operation)) return [[["operation"], `there is no operation ${operation}`]];
  if (response === undefined || leadsTo(successOf(byId.get(operation)), response)) return [];
  return [[["response"], `${JSON.stringify(response)} leads nowhere in the response of ${operation}`]];
}

function sourceProblem(source) {
  if (typeof source !== "string") return undefined;
  try {
    parseTemplate(source);
    return undefined;
  } catch (error) {
    return error.message;
  }
}

/** An extension of an operation that is as its schema says; what else it may be, the rule `extensions` tells. */
const hintOf = (operation, name) =>
  operation[name] === undefined || grammarProblem(name, operation[name]) ? undefined : operation[name];

/**
 * The hints for the mock make sense: the operations and parameters that they name exist, and their pointers lead somewhere.
 */
export default function mockHints(document) {
  const results = [];
  const all = operations(document);
  const byId = new Map(all.map(({ operation }) => [operation.operationId, operation]));
  const report = (path, problems) => {
    for (const [keys, message] of problems) results.push({ message, path: [...path, ...keys] });
  };
  for (const { operation, item, path } of all) {
    const resource = hintOf(operation, "x-resource");
    if (resource !== undefined) report([...path, "x-resource"], resourceProblems(resource, operation, item));
    const causes = hintOf(operation, "x-caused-by");
    for (const [index, cause] of [causes ?? []].flat().entries())
      report([...path, "x-caused-by", ...(Array.isArray(causes) ? [index] : [])], causeProblems(cause, byId));
    for (const [pointer, source] of Object.entries(hintOf(operation, "x-payload") ?? {})) {
      const problem = leadsTo(jsonOf(operation.requestBody), pointer)
        ? sourceProblem(source)
        : `${JSON.stringify(pointer)} leads nowhere in the body`;
      if (problem) report([...path, "x-payload", pointer], [[[], `x-payload: ${problem}`]]);
    }
    if (operation["x-retry-schedule"] !== undefined)
      report([...path, "x-retry-schedule"], [[[], "x-retry-schedule belongs to the path item, beside the operation"]]);
    for (const [status, response] of Object.entries(operation.responses ?? {}))
      for (const [type, media] of Object.entries(response?.content ?? {}))
        for (const [name, example] of Object.entries(media?.examples ?? {})) {
          const at = [...path, "responses", status, "content", type, "examples", name, "x-refusal"];
          if (example?.["x-refusal"] !== undefined && !["401", "4XX", "default"].includes(status))
            report(at, [[[], "x-refusal is for examples of responses to wrong credentials, those for 401"]]);
        }
  }
  return results;
}
