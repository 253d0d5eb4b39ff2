import { type BoundedCache, boundedCache } from "../../core/bounded-cache.ts";
import type { MockResponse } from "../mock-response.ts";
import type { Collection } from "./collection.ts";
import type { Remembered, StateRequest } from "./request-context.ts";
import type { Role } from "./resource-model.ts";

/** Responses that are kept for one collection. */
const kept = 1000;

interface Responses {
  version: number;
  byRequest: BoundedCache<string, { base: MockResponse; remembered: Remembered }>;
}

/**
 * Keeps what reads and lists were answered until their collection changes: tests poll.
 *
 * @returns a function that gives what was answered to the same request, or else makes it.
 */
export function readCache(): (
  role: Role,
  collection: Collection,
  request: StateRequest,
  base: MockResponse,
  make: () => Remembered,
) => Remembered {
  const known = new WeakMap<Collection, Responses>();
  return (role, collection, request, base, make) => {
    const pure = (role.role === "read" || role.role === "list") && !role.hint.set && !role.hint.unset;
    if (!pure || request.body !== undefined) return make();
    let responses = known.get(collection);
    if (!responses || responses.version !== collection.version()) {
      responses = { version: collection.version(), byRequest: boundedCache(kept) };
      known.set(collection, responses);
    }
    const key = `${role.operation.id} ${request.path}${request.search}`;
    const found = responses.byRequest.get(key);
    if (found?.base === base) return found.remembered;
    const remembered = make();
    responses.byRequest.set(key, { base, remembered });
    return remembered;
  };
}
