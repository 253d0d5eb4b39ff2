// Loaded when the search is opened for the first time, together with what can be found: `searchRecords`.
import { element } from "../../explain/browser/element.ts";
import { createSearch, type Search } from "./search-engine.ts";
import type { SearchRecord } from "./search-record.ts";

/** From the file of records, which comes before. */
declare const searchRecords: { records: SearchRecord[]; titles: Record<string, string> };

const root = document.body.dataset.root ?? "";
const { api } = document.body.dataset;
let search: Search | undefined;
let chosen = -1;

const input = element("input", {
  type: "search",
  role: "combobox",
  "aria-label": "Search",
  "aria-expanded": "false",
  "aria-controls": "search-results",
  "aria-autocomplete": "list",
  autocomplete: "off",
  spellcheck: "false",
  placeholder: "An operation, a property, an error code …",
});
const list = element("div", { id: "search-results", role: "listbox", "aria-label": "Results" });
const status = element("p", { class: "quiet", role: "status" });
const close = element("button", { type: "button" }, "Close");
const dialog = element(
  "dialog",
  { class: "search", "aria-label": "Search" },
  element("div", { class: "search-field" }, input, close),
  status,
  list,
);
document.body.append(dialog);

/** Opens the search; what was typed is still there. */
function open(): void {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
  search ??= createSearch(searchRecords.records);
  show();
}

function show(): void {
  const found = input.value.trim() ? (search?.find(input.value, api) ?? []) : [];
  list.replaceChildren(...found.map(resultOf));
  status.textContent = input.value.trim()
    ? found.length
      ? `${found.length === 50 ? "The first 50 results" : found.length === 1 ? "1 result" : `${found.length} results`}. Up and down choose one, Enter opens it.`
      : "Nothing is called that. Try a part of the name."
    : "Operations, properties, parameters, values, error codes and guides of all APIs.";
  input.setAttribute("aria-expanded", String(found.length > 0));
  choose(found.length ? 0 : -1);
}

function resultOf({ kind, title, where, text, level, url, api }: SearchRecord, index: number): HTMLElement {
  const chips = element("span", { class: "chips" }, element("span", { class: "kind" }, kind));
  if (level) chips.append(element("span", { class: `level ${level}` }, level));
  if (api) chips.append(element("span", {}, searchRecords.titles[api] ?? api));
  const link = element(
    "a",
    { role: "option", id: `search-result-${index}`, href: root + url, tabindex: "-1", "aria-selected": "false" },
    element("span", { class: "title" }, title),
    " ",
    element("span", { class: "where" }, where ?? ""),
    chips,
  );
  if (text) link.append(element("span", { class: "text" }, text));
  // A link to another part of the same page loads nothing.
  link.addEventListener("click", () => dialog.close());
  link.addEventListener("pointermove", () => choose(index));
  return link;
}

function choose(index: number): void {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = index;
  const option = list.children[index];
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
}

input.addEventListener("input", show);
input.addEventListener("keydown", (event) => {
  const count = list.children.length;
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step && count) choose((chosen + step + count) % count);
  // A search field would be emptied first.
  else if (event.key === "Escape") dialog.close();
  else if (event.key === "Enter") (list.children[chosen] as HTMLElement | undefined)?.click();
  else return;
  event.preventDefault();
});
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close();
});
document.addEventListener("open-search", open);
open();
