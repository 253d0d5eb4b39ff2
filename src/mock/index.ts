// For the rules of lint, which read a document as the mock does.
export { childSlots, constraintsOf, constraintsOfHeader, readStatements } from "../contract/index.ts";
export { followTokens, pointerTokens } from "../core/json-pointer.ts";
export { grammarNames, grammarProblem } from "../schema/index.ts";
export { createMock, type Mock, type MockOptions } from "./create-mock.ts";
export { createMockFetch, type MockFetch, type MockFetchOptions } from "./create-mock-fetch.ts";
export { type ApiDescription, describeMock, formatDescription } from "./describe-mock.ts";
export type { EngineName } from "./engine/index.ts";
export type { Scenario } from "./faults/read-scenario.ts";
export { formatLogLine, type LogEntry } from "./log-line.ts";
export { namespaceHeader } from "./namespace.ts";
export { type ReloadOptions, reloadContracts } from "./reload.ts";
export { type MockServer, type ServerOptions, startMockServer } from "./server.ts";
export type { Change, OnChange, Snapshot, StateOptions } from "./state/index.ts";
export { type Delivery, type DeliveryOptions, formatDelivery } from "./webhooks/delivery.ts";
export type { Webhooks } from "./webhooks/webhooks.ts";
