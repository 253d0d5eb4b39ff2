import { type ControlRoute, controlPrefix } from "../control-api.ts";
import type { Exchange, Mock } from "../create-mock.ts";
import { createExchangeLog } from "./exchange-log.ts";
import { inspectorRoutes } from "./inspector-routes.ts";

/** The page of a running mock: what came, what came of it, and what is remembered. */
export interface Inspector {
  /** Notes what came, but not what steers the mock. */
  onExchange(exchange: Exchange): void;
  /** What it adds to the control API. */
  routes(mock: Mock): ControlRoute[];
  /** Something is to be seen that is not an exchange. */
  touch(): void;
  /** Lets nobody wait any longer for something new. */
  close(): void;
}

export function createInspector(): Inspector {
  const log = createExchangeLog();
  return {
    onExchange(exchange) {
      if (exchange.target || !`${exchange.entry.path}/`.startsWith(`${controlPrefix}/`)) log.add(exchange);
    },
    touch: log.touch,
    close: log.close,
    routes: (mock) => inspectorRoutes(log, mock),
  };
}
