export { type ApiMemory, createApiMemory } from "./api-memory.ts";
export type { Change, OnChange } from "./change.ts";
export { controlMemory, moveClock, stateLimit, statePath } from "./control.ts";
export { createMemory, defaultNamespace, type Memory, type MemoryOptions, readClock } from "./memory.ts";
export type { Snapshot } from "./snapshot.ts";
