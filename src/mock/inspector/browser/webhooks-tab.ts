import { element } from "../../../explain/browser/element.ts";
import type { Delivery } from "../../webhooks/delivery.ts";
import { askDeliveries, sendAgain } from "./ask.ts";
import { duration, headerTable, jsonBlock, textBlock, timeOf } from "./blocks.ts";

/** The webhooks that were sent, and those that wait. */
export interface WebhooksTab {
  root: HTMLElement;
  /** Asks again, and opens the delivery of this id. */
  show(search: string, id: string): Promise<void>;
}

export function webhooksTab(): WebhooksTab {
  const root = element("div", { class: "cards" });
  const opened = new Set<string>();
  let shown = "";
  return {
    root,
    async show(search, id) {
      const deliveries = await askDeliveries();
      if (id) opened.add(id);
      const found = deliveries.filter((one) => JSON.stringify(one).toLowerCase().includes(search.toLowerCase()));
      const state = JSON.stringify([found, id]);
      if (state === shown) return;
      shown = state;
      const cards = found.map((delivery) => deliveryView(delivery, opened));
      const text = deliveries.length
        ? "None of the webhooks says that."
        : "No webhook yet. They go where --webhook-url says, when a request causes one.";
      root.replaceChildren(...(cards.length ? cards : [element("p", { class: "quiet empty" }, text)]));
      if (id) root.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
    },
  };
}

function deliveryView(delivery: Delivery, opened: Set<string>): HTMLElement {
  const { id, api, webhook, url, state, attempts, next, note, namespace, headers, body } = delivery;
  const last = attempts.at(-1);
  const facts = [
    last ? (last.status ?? last.error ?? "") : "not sent yet",
    attempts.length > 1 && `${attempts.length} attempts`,
    last && timeOf(last.at),
    next !== undefined && `again at ${timeOf(next)}`,
    namespace !== "default" && `in ${namespace}`,
    note,
  ];
  const button = element("button", { type: "button" }, "Send again");
  button.addEventListener("click", async () => {
    button.disabled = true;
    await sendAgain(id).catch((error: Error) => {
      button.textContent = error.message;
    });
  });
  const card = element(
    "details",
    { class: "card", "data-id": id, open: opened.has(id) },
    element(
      "summary",
      {},
      element("h2", {}, `${api}: ${webhook}`),
      element("span", { class: `status ${state === "delivered" ? "good" : state === "waiting" ? "" : "bad"}` }, state),
      element("span", { class: "quiet more" }, facts.filter(Boolean).join(" · ")),
    ),
    element("p", {}, "To ", element("code", {}, url), " ", button),
    attemptTable(delivery),
    headerTable("Headers of the webhook", Object.entries(headers)),
    body === undefined
      ? ""
      : typeof body === "string"
        ? textBlock("Body of the webhook", body)
        : jsonBlock("Body of the webhook", body),
  );
  card.addEventListener("toggle", () => (card.open ? opened.add(id) : opened.delete(id)));
  return card;
}

function attemptTable({ attempts, webhook }: Delivery): HTMLElement | string {
  if (attempts.length === 0) return "";
  const heads = ["Attempt", "At", "Outcome", "Took"].map((text) => element("th", { scope: "col" }, text));
  const rows = attempts.map(({ at, status, error, ms }, i) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, String(i + 1)),
      element("td", {}, timeOf(at)),
      element("td", {}, String(status ?? error ?? "")),
      element("td", {}, duration(ms)),
    ),
  );
  return element(
    "table",
    { "aria-label": `Attempts of ${webhook}` },
    element("thead", {}, element("tr", {}, heads)),
    element("tbody", {}, rows),
  );
}
