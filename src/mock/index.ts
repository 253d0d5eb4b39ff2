export { createMock, type Mock, type MockOptions } from "./create-mock.ts";
export { createMockFetch, type MockFetch, type MockFetchOptions } from "./create-mock-fetch.ts";
export { type ApiDescription, describeMock, formatDescription } from "./describe-mock.ts";
export { formatLogLine, type LogEntry } from "./log-line.ts";
export type { Change, MemoryOptions, OnChange, Snapshot } from "./memory/index.ts";
export { type MockServer, type ServerOptions, startMockServer } from "./server.ts";
