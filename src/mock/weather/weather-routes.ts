import type { OwnRoute } from "../own-answer.ts";
import type { Climate } from "./climate.ts";
import { readScenario } from "./read-scenario.ts";

/** Sets the scenario of a namespace. */
export const weatherRoutes = (climate: Climate): OwnRoute[] => [
  {
    method: "PUT",
    path: "/scenario",
    handle: ({ namespace, body }) => climate.set(namespace, readScenario(body, "the scenario")),
  },
  { method: "DELETE", path: "/scenario", handle: ({ namespace }) => climate.set(namespace, undefined) },
];
