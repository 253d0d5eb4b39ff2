import { element } from "../../../explain/browser/element.ts";
import type { ShownCollection } from "../show-objects.ts";
import { askObjects } from "./ask.ts";
import { jsonBlock } from "./blocks.ts";

/** What is remembered, by API and collection. */
export interface ObjectsTab {
  root: HTMLElement;
  /** Asks again. */
  show(search: string, namespace: string, isStateless: boolean): Promise<void>;
}

export function objectsTab(): ObjectsTab {
  const root = element("div", { class: "cards" });
  let shown = "";
  return {
    root,
    async show(search, namespace, isStateless) {
      const collections = await askObjects(namespace);
      const state = JSON.stringify([collections, search]);
      if (state === shown) return;
      shown = state;
      const views = collections.flatMap((collection) => collectionView(collection, search.toLowerCase()) ?? []);
      const text = isStateless
        ? "This mock remembers nothing: it was started with --stateless."
        : collections.length
          ? "No object says that."
          : "Nothing yet. A collection appears with the first request that is about it, the objects of the contract's examples included.";
      root.replaceChildren(...(views.length ? views : [element("p", { class: "quiet empty" }, text)]));
    },
  };
}

function collectionView({ api, kind, count, objects }: ShownCollection, search: string): HTMLElement | undefined {
  const found = objects.filter(({ object }) => JSON.stringify(object).toLowerCase().includes(search));
  if (found.length === 0 && search) return undefined;
  const more = count > objects.length ? `, the newest ${objects.length} shown` : "";
  return element(
    "section",
    {},
    element("h2", {}, `${api}: ${kind} `, element("span", { class: "quiet" }, `${count}${more}`)),
    found.map(({ object, isSeed }) =>
      element(
        "details",
        { class: "card" },
        element(
          "summary",
          {},
          element("code", {}, labelOf(object)),
          isSeed && element("span", { class: "quiet more" }, "from the contract's examples"),
        ),
        jsonBlock(`An object of ${kind}`, object),
      ),
    ),
  );
}

/** The first few values of an object: its ids are among them. */
function labelOf(object: unknown): string {
  if (typeof object !== "object" || object === null) return JSON.stringify(object);
  const values = Object.entries(object)
    .filter(([, value]) => typeof value === "string" || typeof value === "number")
    .sort(([a], [b]) => Number(isId(b)) - Number(isId(a)));
  return values
    .slice(0, 4)
    .map(([name, value]) => `${name} ${String(value).slice(0, 48)}`)
    .join(" · ");
}

const isId = (name: string): boolean => /(^|_)(id|uuid)$|Id$/.test(name);
