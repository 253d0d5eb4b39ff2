import { isDeepStrictEqual } from "node:util";
import type { Change } from "../state/change.ts";
import type { Cause } from "./read-hint.ts";

/** Whether a change is what a cause describes. */
export function isCause({ operation, resource, kind, when }: Cause, change: Change): boolean {
  if (operation !== undefined && operation !== change.operation) return false;
  if (resource !== undefined && resource !== change.resource) return false;
  if (kind !== undefined && kind !== change.kind) return false;
  if (when === undefined) return true;
  return has(change.after, when) && !has(change.before, when);
}

const has = (object: unknown, members: Record<string, unknown>): boolean =>
  typeof object === "object" &&
  object !== null &&
  Object.entries(members).every(([name, value]) => isDeepStrictEqual((object as Record<string, unknown>)[name], value));
