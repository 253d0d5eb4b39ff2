import type { MockAnswer } from "../answer.ts";
import type { Collection } from "./collection.ts";
import type { Role } from "./plan.ts";
import type { MemoryRequest, Remembered } from "./turn.ts";

/** Answers that are kept for one collection; all go when there are more. */
const kept = 1000;

interface Answers {
  version: number;
  byRequest: Map<string, { base: MockAnswer; remembered: Remembered }>;
}

/**
 * Keeps what reads and lists were answered until their collection changes: tests poll.
 *
 * @returns a function that gives what was answered to the same request, or else makes it.
 */
export function readCache(): (
  role: Role,
  collection: Collection,
  request: MemoryRequest,
  base: MockAnswer,
  make: () => Remembered,
) => Remembered {
  const known = new WeakMap<Collection, Answers>();
  return (role, collection, request, base, make) => {
    const pure = (role.role === "read" || role.role === "list") && !role.hint.set && !role.hint.unset;
    if (!pure || request.body !== undefined) return make();
    let answers = known.get(collection);
    if (!answers || answers.version !== collection.version()) {
      answers = { version: collection.version(), byRequest: new Map() };
      known.set(collection, answers);
    }
    const key = `${role.operation.id} ${request.path}${request.search}`;
    const found = answers.byRequest.get(key);
    if (found?.base === base) return found.remembered;
    const remembered = make();
    if (answers.byRequest.size >= kept) answers.byRequest.clear();
    answers.byRequest.set(key, { base, remembered });
    return remembered;
  };
}
