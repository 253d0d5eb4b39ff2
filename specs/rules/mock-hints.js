import { parseTemplate, refusalReasons } from "countersign/auth";
import { leadsTo, tokensOf } from "./leads-to.js";
import { operations } from "./operations.js";

const resourceProperties = "name role key at as set unset unique fresh update order filter missing needs".split(" ");
const roles = "create upsert read list update delete action".split(" ");
const causeProperties = "operation resource kind when response".split(" ");
const kinds = "created updated deleted".split(" ");

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isOwn = (name) => !name.startsWith("x-");
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

/** What is wrong with an `x-resource`, each with the properties that lead there. */
function resourceProblems(hint, operation, item) {
  if (hint === false) return [];
  if (!isObject(hint)) return [[[], "x-resource must be an object with a name, or false"]];
  const found = [];
  for (const name of Object.keys(hint).filter(isOwn))
    if (!resourceProperties.includes(name))
      found.push([[name], `x-resource has no property ${name}; there are ${list(resourceProperties)}`]);
  if (typeof hint.name !== "string" || !hint.name)
    found.push([[], "x-resource needs a name, such as customer: the kind of resource"]);
  if (hint.role !== undefined && !roles.includes(hint.role))
    found.push([["role"], `${JSON.stringify(hint.role)} is not a role; there are ${list(roles)}`]);
  const success = successOf(operation);
  if (hint.at !== undefined && !leadsTo(success, hint.at))
    found.push([["at"], `${JSON.stringify(hint.at)} leads nowhere in the response of ${operation.operationId}`]);
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(({ name }) => name);
  const known = (name) => parameters.includes(name) || leadsTo(jsonOf(operation.requestBody), `/${name}`);
  for (const property of ["key", "filter"])
    for (const name of isObject(hint[property]) ? Object.keys(hint[property]).filter(isOwn) : [])
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

function causeProblems(cause, byId) {
  if (!isObject(cause))
    return [[[], "x-caused-by must be an object with an operation or a resource, or an array of them"]];
  const found = [];
  for (const name of Object.keys(cause).filter(isOwn))
    if (!causeProperties.includes(name))
      found.push([[name], `x-caused-by has no property ${name}; there are ${list(causeProperties)}`]);
  if (cause.operation === undefined && cause.resource === undefined)
    found.push([[], "x-caused-by must name an operation or a resource"]);
  if (cause.operation !== undefined && !byId.has(cause.operation))
    found.push([["operation"], `there is no operation ${cause.operation}`]);
  if (cause.kind !== undefined && !kinds.includes(cause.kind))
    found.push([["kind"], `${JSON.stringify(cause.kind)} is not a kind of change; there are ${list(kinds)}`]);
  if (cause.response !== undefined && cause.operation === undefined)
    found.push([["response"], "`response` needs the operation that it is of"]);
  else if (cause.response !== undefined && byId.has(cause.operation)) {
    if (!leadsTo(successOf(byId.get(cause.operation)), cause.response))
      found.push([
        ["response"],
        `${JSON.stringify(cause.response)} leads nowhere in the response of ${cause.operation}`,
      ]);
  }
  return found;
}

function sourceProblem(source) {
  if (typeof source === "string") {
    try {
      parseTemplate(source);
      return undefined;
    } catch (error) {
      return error.message;
    }
  }
  const isSource = isObject(source) && tokensOf(source.object) && ["undefined", "number"].includes(typeof source.times);
  return isSource ? undefined : "expected a template, or { object: <pointer>, times: <number> }";
}

/**
 * The hints for the mock make sense: it reads their properties, the operations and parameters that they name exist, and
 * their pointers lead somewhere.
 */
export default function mockHints(document) {
  const results = [];
  const all = operations(document);
  const byId = new Map(all.map(({ operation }) => [operation.operationId, operation]));
  const report = (path, problems) => {
    for (const [keys, message] of problems) results.push({ message, path: [...path, ...keys] });
  };
  for (const { operation, item, path } of all) {
    const resource = operation["x-resource"];
    if (resource !== undefined) report([...path, "x-resource"], resourceProblems(resource, operation, item));
    const causes = operation["x-caused-by"];
    for (const [index, cause] of [causes ?? []].flat().entries())
      report([...path, "x-caused-by", ...(Array.isArray(causes) ? [index] : [])], causeProblems(cause, byId));
    for (const [pointer, source] of Object.entries(operation["x-payload"] ?? {}).filter(([name]) => isOwn(name))) {
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
          const given = [example?.["x-refusal"] ?? []].flat();
          const wrong = given.filter((reason) => !refusalReasons.includes(reason));
          const at = [...path, "responses", status, "content", type, "examples", name, "x-refusal"];
          for (const reason of wrong)
            report(at, [
              [[], `x-refusal: ${JSON.stringify(reason)} is not a reason; there are ${list(refusalReasons)}`],
            ]);
          if (given.length && !["401", "4XX", "default"].includes(status))
            report(at, [[[], "x-refusal is for examples of responses to wrong credentials, those for 401"]]);
        }
  }
  for (const [name, item] of Object.entries(document.webhooks ?? {})) {
    const schedule = item?.["x-retry-schedule"];
    if (schedule === undefined) continue;
    if (!Array.isArray(schedule) || !schedule.every((seconds) => typeof seconds === "number" && seconds >= 0))
      report(["webhooks", name, "x-retry-schedule"], [[[], "x-retry-schedule must be an array of seconds"]]);
  }
  return results;
}
