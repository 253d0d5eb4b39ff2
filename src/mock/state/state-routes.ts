import type { ControlRoute } from "../control-api.ts";
import { type Clock, type ClockOrder, moveClock } from "./clock.ts";
import type { StateStore } from "./state-store.ts";

/** The largest state that is taken, in bytes. */
export const stateLimit = 64 * 1024 * 1024;

const shown = (clock: Clock) => ({ now: new Date(clock.now()).toISOString(), running: "offset" in clock.state() });

/** Shows, sets and forgets what is remembered, and its clock; each request is about one namespace. */
export const stateRoutes = (store: StateStore, onAdvance: (ms: number, namespace: string) => void): ControlRoute[] => [
  { method: "GET", path: "/state", handle: ({ namespace }) => store.snapshot(namespace) },
  {
    method: "PUT",
    path: "/state",
    handle({ namespace, body }) {
      store.restore(namespace, body);
      return store.settled();
    },
  },
  {
    method: "DELETE",
    path: "/state",
    all: true,
    handle({ namespace }) {
      store.reset(namespace === "*" ? undefined : namespace);
      return store.settled();
    },
  },
  { method: "GET", path: "/clock", handle: ({ namespace }) => shown(store.namespace(namespace).clock) },
  {
    method: "POST",
    path: "/clock",
    grammar: "control-clock",
    async handle({ namespace, body }) {
      const { clock } = store.namespace(namespace);
      onAdvance(moveClock(clock, body as ClockOrder), namespace);
      await store.settled();
      return shown(clock);
    },
  },
];
