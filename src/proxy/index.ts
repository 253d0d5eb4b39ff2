export { createProxy, type ProxyOptions, type SigningProxy } from "./create-proxy.ts";
export type { Exchange, ProxyLogEntry } from "./exchange.ts";
export { formatLogEntry } from "./format-log-entry.ts";
export { type ProxyServer, startProxyServer } from "./start-proxy-server.ts";
