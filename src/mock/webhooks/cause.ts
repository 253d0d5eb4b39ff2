import { isDeepStrictEqual } from "node:util";
import { isJsonObject } from "../../core/json-object.ts";
import { valueAt } from "../../core/json-pointer.ts";
import type { Change } from "../state/request-context.ts";

/** What must change for a webhook to be sent (`x-caused-by`). Properties that are absent do not matter. */
export interface Cause {
  /** operationId of the call that made the change. */
  operation?: string;
  /** Kind of resource, as the mock's state names it. */
  resource?: string;
  kind?: "created" | "updated" | "deleted";
  /** Properties that the object has since the change, and had not before it. */
  when?: Record<string, unknown>;
  /** Pointer of the object in the response of `operation`, where the mock does not remember what that makes. */
  response?: string;
}

/** A success that a caller gets. `json`: what its body is the JSON of. */
export interface ToldResponse {
  api: string;
  /** operationId. */
  operation: string;
  namespace: string;
  json: unknown;
}

/** The object that changed, where the change is what a cause describes. */
export function changedBy({ operation, resource, kind, when, response }: Cause, change: Change): unknown {
  const { before, after } = change;
  if (response !== undefined || (operation ?? change.operation) !== change.operation) return undefined;
  if ((resource ?? change.resource) !== change.resource || (kind ?? change.kind) !== change.kind) return undefined;
  return when === undefined || (has(after, when) && !has(before, when)) ? (after ?? before) : undefined;
}

/** Whether a cause says that the object is in the response of this operation. */
export const isTold = ({ operation, response }: Cause, told: ToldResponse): boolean =>
  response !== undefined && operation === told.operation;

/** The object that a cause says is in a response. */
export function toldBy(cause: Cause, told: ToldResponse): unknown {
  const object = isTold(cause, told) ? valueAt(told.json, cause.response ?? "") : undefined;
  return cause.when === undefined || has(object, cause.when) ? object : undefined;
}

const has = (object: unknown, properties: Record<string, unknown>): boolean =>
  isJsonObject(object) && Object.entries(properties).every(([name, value]) => isDeepStrictEqual(object[name], value));
