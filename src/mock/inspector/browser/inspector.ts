import { element } from "../../../explain/browser/element.ts";
import { askExchanges, clearExchanges, type Listed } from "./ask.ts";
import { objectsTab } from "./objects-tab.ts";
import { requestsTab } from "./requests-tab.ts";
import { webhooksTab } from "./webhooks-tab.ts";

const tabs = { requests: "Requests", objects: "Objects", webhooks: "Webhooks" } as const;
type TabName = keyof typeof tabs;

const requests = requestsTab();
const objects = objectsTab();
const webhooks = webhooksTab();

const links = Object.entries(tabs).map(([name, title]) => element("a", { href: `#/${name}`, "data-tab": name }, title));
const search = element("input", { type: "search", id: "search", placeholder: "Search", autocomplete: "off" });
const namespaces = element("select", { "aria-label": "Namespace of the objects" });
const status = element("span", { class: "quiet live", role: "status" }, "connecting");
const clear = element("button", { type: "button" }, "Clear");
const main = element("main", {});

document.body.append(
  element(
    "header",
    {},
    element("h1", {}, "countersign mock"),
    element("nav", { "aria-label": "What is shown" }, links),
    element("label", { class: "search", for: "search" }, element("span", { class: "unseen" }, "Search"), search),
    namespaces,
    clear,
    status,
  ),
  main,
);

let listed: Listed | undefined;
let asking = new AbortController();

/** What the address says is to be seen. */
function place(): { tab: TabName; id: string } {
  const [, tab = "", id = ""] = location.hash.split("/");
  return { tab: Object.hasOwn(tabs, tab) ? (tab as TabName) : "requests", id: decodeURIComponent(id) };
}

/** Shows what the address says; what is open already is asked for again. */
async function show(): Promise<void> {
  const { tab, id } = place();
  for (const link of links) {
    if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const root = { requests, objects, webhooks }[tab].root;
  if (main.firstChild !== root) main.replaceChildren(root);
  namespaces.hidden = tab !== "objects" || namespaces.length < 2;
  clear.hidden = tab !== "requests";
  if (tab === "objects")
    await objects.show(search.value.trim(), namespaces.value || "default", listed?.isStateless === true);
  if (tab === "webhooks") await webhooks.show(search.value.trim(), id);
  if (tab === "requests") await requests.open(id);
}

function showListed(next: Listed): void {
  listed = next;
  requests.showList(next, search.value.trim());
  const names = [...namespaces.options].map(({ value }) => value);
  for (const name of next.namespaces)
    if (!names.includes(name)) namespaces.append(element("option", { value: name }, name));
}

/** Asks for what is new, as long as somebody looks. */
async function follow(): Promise<never> {
  let version: number | undefined;
  let searched = "";
  for (;;) {
    while (document.hidden) await seen();
    const wanted = search.value.trim();
    try {
      const next = await askExchanges(wanted, wanted === searched ? version : undefined, asking.signal);
      const isNew = next.version !== version;
      [version, searched] = [next.version, wanted];
      showListed(next);
      status.textContent = "live";
      if (isNew && (place().tab !== "requests" || requests.mayChange())) await show();
      // Under load one look at all that came is enough.
      await rest(200);
    } catch (error) {
      if ((error as Error).name === "AbortError") continue;
      version = undefined;
      status.textContent = "not connected; trying again";
      await rest(1500);
    }
  }
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const seen = (): Promise<void> =>
  new Promise((resolve) => document.addEventListener("visibilitychange", () => resolve(), { once: true }));

const report = (error: Error): void => {
  status.textContent = error.message;
};

addEventListener("hashchange", () => void show().catch(report));
namespaces.addEventListener("change", () => void show().catch(report));
clear.addEventListener("click", () => void clearExchanges().catch(report));
search.addEventListener("input", () => {
  // The question that waits is about what was searched for before.
  asking.abort();
  asking = new AbortController();
  if (place().tab !== "requests") void show().catch(report);
});
void show().catch(report);
void follow();
