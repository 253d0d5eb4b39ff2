import type { WireRequest } from "../../auth/index.ts";
import { UsageError } from "../../core/errors.ts";
import { type MockResponse, problem } from "../mock-response.ts";
import { defaultNamespace, readClock, type StateStore } from "./state-store.ts";

/** The largest state that is taken, in bytes. */
export const stateLimit = 64 * 1024 * 1024;

export const statePath = "/_countersign/state";
export const clockPath = "/_countersign/clock";

const allowed: Record<string, string[]> = { [statePath]: ["GET", "PUT", "DELETE"], [clockPath]: ["GET", "POST"] };

/**
 * Answers what tests ask of the state itself, each request about one namespace: `GET`, `PUT` and `DELETE` of the state,
 * `GET` and `POST` of the clock.
 *
 * @param namespace `*` stands for all of them when a state is deleted.
 * @returns undefined when the path is another one.
 */
export async function stateRoutes(
  store: StateStore,
  { method, body }: WireRequest,
  path: string,
  namespace: string = defaultNamespace,
): Promise<MockResponse | undefined> {
  const methods = allowed[path];
  if (!methods) return undefined;
  if (!methods.includes(method))
    return problem(405, "Method not allowed", `${method} ${path}: there are ${methods.join(", ")}.`, {
      allow: methods.join(", "),
    });
  if (namespace === "*" && method !== "DELETE")
    return problem(400, "Bad request", "The namespace * is only for DELETE of the state.");
  try {
    if (path === statePath) {
      if (method === "GET") return json(store.snapshot(namespace));
      if (method === "PUT") store.restore(namespace, parse(body));
      else store.reset(namespace === "*" ? undefined : namespace);
      await store.settled();
      return { status: 204, headers: {} };
    }
    const { clock } = store.namespace(namespace);
    if (method === "POST") moveClock(clock, parse(body));
    await store.settled();
    return json({ now: new Date(clock.now()).toISOString(), running: "offset" in clock.state() });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { message } = error;
    return problem(400, "Bad request", `${message.charAt(0).toUpperCase()}${message.slice(1)}`);
  }
}

/**
 * Sets a clock or moves it on.
 *
 * @param order `{ set: "2026-01-01T00:00:00Z" }`, `{ set: "now" }`, or `{ advance: seconds }`.
 * @throws UsageError when it is none of these.
 */
export function moveClock(clock: ReturnType<StateStore["namespace"]>["clock"], order: unknown): void {
  const { set, advance } = (typeof order === "object" && order !== null ? order : {}) as Record<string, unknown>;
  if (typeof set === "string" || typeof set === "number") {
    const state = readClock(set);
    clock.set("fixed" in state ? state.fixed : "now");
  } else if (typeof advance === "number" && Math.abs(clock.now() + advance * 1000) <= 8.64e15)
    clock.advance(advance * 1000);
  else
    throw new UsageError(
      'expected { "set": "2026-01-01T00:00:00Z" }, { "set": "now" } or { "advance": seconds } for the clock.',
    );
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new UsageError("the body is not JSON.");
  }
}

const json = (value: unknown): MockResponse => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: `${JSON.stringify(value)}\n`,
});
