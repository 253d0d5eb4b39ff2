import { operations } from "./operations.js";

// `/createThing`, `/thing/create`, `/thing/new`: what is done is in the path, and the method says nothing of it.
const verb =
  /^(create|add|new|get|read|show|fetch|find|list|search|update|edit|change|delete|remove|cancel)(?=[A-Z_-]|$)/;

/** The last segment of a path that is no parameter, without the extension of a file. */
const lastWord = (path) =>
  path
    .split("/")
    .filter((segment) => segment && !segment.startsWith("{"))
    .at(-1)
    ?.replace(/\.\w+$/, "") ?? "";

const linksOf = (operation) =>
  Object.values(operation.responses ?? {}).flatMap((response) => Object.values(response?.links ?? {}));

/**
 * An operation with a verb in its path says with `x-resource` what it does to what the mock remembers, or is part of a link:
 * neither path nor method tell.
 */
export default function rpcPaths(document) {
  const all = operations(document).filter(({ path }) => path[0] === "paths");
  const linked = new Set(all.flatMap(({ operation }) => linksOf(operation).map(({ operationId }) => operationId)));
  return all.flatMap(({ operation, path }) => {
    const isSaid = operation["x-resource"] !== undefined || linksOf(operation).length > 0;
    if (!verb.test(lastWord(path[1])) || isSaid || linked.has(operation.operationId)) return [];
    const message = `the mock cannot tell what ${operation.operationId} does: say it with x-resource, such as { name: customer, role: create }, or x-resource: false`;
    return [{ message, path }];
  });
}
