import { element } from "../../../explain/browser/element.ts";
import type { ExchangeLine } from "../show-exchange.ts";
import { askExchange, type Listed } from "./ask.ts";
import { duration, timeOf } from "./blocks.ts";
import { exchangeView } from "./exchange-view.ts";
import { verdictOf } from "./verdict.ts";

/** The list of requests, and the one that is open beside it. */
export interface RequestsTab {
  root: HTMLElement;
  showList(listed: Listed, search: string): void;
  /** Opens an exchange by its number; none when it is empty. */
  open(n: string): Promise<void>;
  /** Whether what is open caused something that goes on. */
  mayChange(): boolean;
}

export function requestsTab(): RequestsTab {
  const rows = new Map<number, HTMLElement>();
  const list = element("ol", { class: "lines", "aria-label": "Requests, newest first" });
  const empty = element("p", { class: "quiet empty" });
  const detail = element("section", { class: "detail", "aria-label": "The request" });
  const root = element("div", { class: "panes" }, element("div", { class: "list" }, empty, list), detail);
  let opened = "";
  let isWaiting = false;
  return {
    root,
    showList({ exchanges, kept }, search) {
      empty.textContent = exchanges.length ? "" : emptyText(kept, search);
      showRows(list, rows, exchanges);
      markOpen(rows, opened);
    },
    mayChange: () => isWaiting,
    async open(n) {
      const isNew = n !== opened;
      opened = n;
      markOpen(rows, n);
      root.toggleAttribute("data-open", n !== "");
      if (n === "")
        return detail.replaceChildren(element("p", { class: "quiet" }, "Choose a request to see all of it."));
      const view = await askExchange(n).then(
        (shown) => {
          isWaiting = shown.caused.some(({ state }) => state === "waiting");
          return exchangeView(shown);
        },
        (error: Error) => element("p", { class: "bad", role: "alert" }, error.message),
      );
      // Another one may have been chosen meanwhile.
      if (opened !== n) return;
      if (!isNew) {
        // The rest is as it was, and somebody may be reading it.
        const [was, is] = [detail, view].map((root) => root.querySelector(".caused"));
        if (was && is) was.replaceWith(is);
        return;
      }
      detail.replaceChildren(view);
      detail.scrollTop = 0;
      view.querySelector("h2")?.focus({ preventScroll: true });
    },
  };
}

const emptyText = (kept: number, search: string): string =>
  search && kept
    ? `None of the last ${kept} requests says that.`
    : "No request yet. What is sent to the mock appears here at once.";

/** Puts new lines to the top and takes old ones away; those that stay are not touched, so that focus stays. */
function showRows(list: HTMLElement, rows: Map<number, HTMLElement>, lines: readonly ExchangeLine[]): void {
  const wanted = new Set(lines.map(({ n }) => n));
  for (const [n, row] of rows) {
    if (wanted.has(n)) continue;
    row.remove();
    rows.delete(n);
  }
  let next = list.firstElementChild;
  for (const line of lines) {
    const row = rows.get(line.n) ?? rowOf(line);
    rows.set(line.n, row);
    if (row === next) next = row.nextElementSibling;
    else list.insertBefore(row, next);
  }
}

function markOpen(rows: ReadonlyMap<number, HTMLElement>, opened: string): void {
  for (const [n, row] of rows) {
    const link = row.firstElementChild as HTMLElement;
    if (String(n) === opened) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function rowOf(line: ExchangeLine): HTMLElement {
  const { n, method, target, status, operation, namespace, at, ms, changes, deliveries } = line;
  const { words, isGood } = verdictOf(line);
  const more = [
    operation ?? words,
    duration(ms),
    timeOf(at),
    namespace !== undefined && namespace !== "default" && `in ${namespace}`,
    changes > 0 && "changed the state",
    deliveries > 0 && "caused a webhook",
  ];
  return element(
    "li",
    {},
    element(
      "a",
      { href: `#/requests/${n}` },
      element(
        "span",
        { class: "first" },
        element("span", { class: "method" }, method),
        " ",
        element("code", {}, target),
      ),
      element("span", { class: `status ${isGood ? "good" : "bad"}` }, `${status}${isGood ? "" : ` ${words}`}`),
      element("span", { class: "quiet more" }, more.filter(Boolean).join(" · ")),
    ),
  );
}
