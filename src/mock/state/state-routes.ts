import { UsageError } from "../../core/errors.ts";
import type { ControlRoute } from "../control-api.ts";
import type { Clock } from "./clock.ts";
import { readClock, type StateStore } from "./state-store.ts";

/** The largest state that is taken, in bytes. */
export const stateLimit = 64 * 1024 * 1024;

/** Shows, sets and forgets what is remembered, and its clock; each request is about one namespace. */
export function stateRoutes(store: StateStore, onAdvance: (ms: number, namespace: string) => void): ControlRoute[] {
  const shown = (clock: Clock) => ({
    now: new Date(clock.now()).toISOString(),
    running: "offset" in clock.state(),
  });
  return [
    { method: "GET", path: "/state", handle: ({ namespace }) => store.snapshot(namespace) },
    {
      method: "PUT",
      path: "/state",
      async handle({ namespace, body }) {
        store.restore(namespace, body);
        await store.settled();
      },
    },
    {
      method: "DELETE",
      path: "/state",
      all: true,
      async handle({ namespace }) {
        store.reset(namespace === "*" ? undefined : namespace);
        await store.settled();
      },
    },
    { method: "GET", path: "/clock", handle: ({ namespace }) => shown(store.namespace(namespace).clock) },
    {
      method: "POST",
      path: "/clock",
      grammar: "control-clock",
      async handle({ namespace, body }) {
        const { clock } = store.namespace(namespace);
        onAdvance(moveClock(clock, body), namespace);
        await store.settled();
        return shown(clock);
      },
    },
  ];
}

/**
 * Sets a clock or moves it on.
 *
 * @param order `{ set: "2026-01-01T00:00:00Z" }`, `{ set: "now" }`, or `{ advance: seconds }`.
 * @returns by how many milliseconds it was moved on; 0 when it was set.
 * @throws UsageError when it is none of these.
 */
export function moveClock(clock: Clock, order: unknown): number {
  const { set, advance } = (typeof order === "object" && order !== null ? order : {}) as Record<string, unknown>;
  if (typeof set === "string" || typeof set === "number") {
    const state = readClock(set);
    clock.set("fixed" in state ? state.fixed : "now");
    return 0;
  }
  if (typeof advance !== "number" || !(Math.abs(clock.now() + advance * 1000) <= 8.64e15))
    throw new UsageError(
      'expected { "set": "2026-01-01T00:00:00Z" }, { "set": "now" } or { "advance": seconds } for the clock.',
    );
  clock.advance(advance * 1000);
  return advance * 1000;
}
