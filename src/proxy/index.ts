export { createProxy, type ProxyOptions, type SigningProxy } from "./create-proxy.ts";
export type { Exchange, ProxyLogEntry } from "./exchange.ts";
export { formatLogEntry } from "./format-log-entry.ts";
export { readTarget } from "./read-target.ts";
export { type HarOptions, recorder, toHar } from "./recording/to-har.ts";
export { writeRecording } from "./recording/write-recording.ts";
export { type ProxyServer, startProxyServer } from "./start-proxy-server.ts";
