export { type ApiState, createApiState } from "./api-state.ts";
export type { Change, OnChange } from "./change.ts";
export { NotKeptError } from "./level-store.ts";
export type { Snapshot } from "./snapshot.ts";
export { moveClock, stateLimit, stateRoutes } from "./state-routes.ts";
export { createStateStore, defaultNamespace, readClock, type StateOptions, type StateStore } from "./state-store.ts";
