import { UsageError } from "../../core/errors.ts";
import type { ControlCall, ControlRoute } from "../control-api.ts";
import type { Mock } from "../create-mock.ts";
import { defaultNamespace } from "../state/state-store.ts";
import type { ExchangeLog, Logged } from "./exchange-log.ts";
import { inspectorPage } from "./inspector-page.ts";
import { exchangeLine, explainLogged, type ShownExchange, showExchange } from "./show-exchange.ts";
import { showObjects } from "./show-objects.ts";

/** How long a page waits for something new, in milliseconds. */
const patience = 20_000;

type Shown = Pick<Mock, "contracts" | "credentials" | "webhooks" | "store">;

/** The page that shows what the mock does, and what it asks for. */
export function inspectorRoutes(log: ExchangeLog, mock: Shown): ControlRoute[] {
  let page: ReturnType<typeof inspectorPage> | undefined;
  const routes: Omit<ControlRoute, "ownPage">[] = [
    {
      method: "GET",
      path: "/",
      async handle() {
        page ??= inspectorPage();
        const { html, headers } = await page;
        return { status: 200, headers, body: html };
      },
      isResponse: true,
    },
    { method: "GET", path: "/exchanges", handle: ({ query }) => listExchanges(log, mock, query) },
    { method: "DELETE", path: "/exchanges", handle: () => log.clear() },
    { method: "GET", path: "/exchanges/*", handle: ({ rest }) => showAll(find(log, rest)) },
    { method: "GET", path: "/deliveries", handle: () => ({ deliveries: mock.webhooks.list().reverse() }) },
    { method: "POST", path: "/deliveries/*", handle: ({ rest }) => mock.webhooks.again(rest) },
    { method: "GET", path: "/objects", handle: ({ namespace }) => objectsOf(mock, namespace) },
  ];
  return routes.map((route) => ({ ...route, ownPage: true }));
}

/** The exchanges, newest first: at once, or with `since` as soon as there is another version than that. */
async function listExchanges(log: ExchangeLog, { store }: Shown, query: URLSearchParams) {
  const since = query.get("since");
  if (since !== null) await log.changed(Number(since), patience);
  const search = (query.get("search") ?? "").trim().toLowerCase();
  const logged = log.list().toReversed();
  const lines = logged.map(exchangeLine);
  const namespaces = [...new Set([defaultNamespace, ...lines.flatMap(({ namespace }) => namespace ?? [])])];
  const found = search ? lines.filter((_, i) => says(logged[i] as Logged, search)) : lines;
  return { version: log.version(), kept: lines.length, isStateless: !store, namespaces, exchanges: found };
}

async function showAll(logged: Logged): Promise<ShownExchange> {
  logged.explanation ??= explainLogged(logged);
  return { ...showExchange(logged), explanation: await logged.explanation };
}

/** Whether an exchange has a text in it, as it is shown: each word somewhere. */
function says(logged: Logged, search: string): boolean {
  const { curl, ...shown } = showExchange(logged);
  const text = JSON.stringify(Object.values(shown)).toLowerCase();
  return search.split(/\s+/).every((word) => text.includes(word) || text.includes(JSON.stringify(word).slice(1, -1)));
}

function find(log: ExchangeLog, number: string): Logged {
  const found = log.list().find(({ n }) => String(n) === number);
  if (!found) throw new UsageError(`there is no exchange ${number}, or it is not kept any more`);
  return found;
}

const objectsOf = (mock: Shown, namespace: ControlCall["namespace"]) => ({
  collections: showObjects(mock.store?.contents(namespace) ?? [], mock),
});
