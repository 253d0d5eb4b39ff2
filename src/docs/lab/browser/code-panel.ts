import { splitUrl, type WireRequest } from "../../../auth/index.ts";
import { element } from "../../../explain/browser/element.ts";
import { writtenHeaders } from "../../written-headers.ts";
import type { LabData, LabOperation } from "../lab-data.ts";
import { snippets } from "../snippets/index.ts";
import { tabs } from "./tabs.ts";

/** The URL at the mock, or a proxy, of a request that was signed for a server. */
export function urlAt(base: string, server: string, url: string): string {
  const own = server.replace(/\/+$/, "");
  const { path, search } = splitUrl(url);
  return base.replace(/\/+$/, "") + (url.startsWith(own) ? url.slice(own.length) : path + search);
}

/** Where a mock serves an API: the address of the mock, or the one that it prints for the API. */
export function mockBase(address: string, api: string): string {
  const base = address.trim().replace(/\/+$/, "");
  return base.endsWith(`/${api}`) ? base : `${base}/${api}`;
}

/** A request in each language of the lab. */
export function codeOf(data: LabData, { method, headers, body }: WireRequest, url: string): Record<string, string> {
  const request = { method, url, headers: writtenHeaders(data, headers), body: new TextDecoder().decode(body) };
  return Object.fromEntries(Object.entries(snippets).map(([language, write]) => [language, write(request)]));
}

export interface CodePanel {
  view: HTMLElement;
  forget(): void;
  show(
    operation: LabOperation,
    server: string,
    signed: WireRequest | undefined,
    problem: string,
    notes: string[],
  ): void;
}

/** The request in several languages, to the byte. */
export function codePanel(data: LabData): CodePanel {
  const target = element(
    "select",
    {},
    element("option", { value: "mock" }, "a mock"),
    element("option", { value: "server" }, "the server itself"),
  );
  const blocks = Object.fromEntries(
    Object.keys(snippets).map((language) => [
      language,
      element("pre", { class: "code", tabindex: 0, role: "group", "aria-label": `The request in ${language}` }),
    ]),
  );
  const address = element("input", { type: "url", autocomplete: "off", spellcheck: "false" });
  address.value = data.mock;
  const addressField = element("div", {}, element("label", {}, "The mock is at", address));
  const where = element("div", {}, element("label", {}, "Goes to", target), addressField);
  const about = element("div");
  const panels = tabs(
    "Language",
    Object.fromEntries(
      Object.entries(blocks).map(([name, block]) => [name, element("div", {}, block, copyButton(block))]),
    ),
    "languages",
  );
  let last: Parameters<CodePanel["show"]> | undefined;
  const forget = () => {
    for (const block of Object.values(blocks)) block.textContent = "";
  };
  const show: CodePanel["show"] = (...shown) => {
    last = shown;
    const [operation, server, signed, problem, notes] = shown;
    where.hidden = operation.isWebhook === true;
    addressField.hidden = target.value !== "mock";
    const base = mockBase(address.value, data.api);
    const toMock = target.value === "mock" && !operation.isWebhook;
    const fault = toMock && !URL.canParse(base) ? `Expected the address of a mock, such as ${data.mock}.` : problem;
    const shownRequest = fault ? undefined : signed;
    panels.hidden = shownRequest === undefined;
    about.replaceChildren(
      ...(fault ? [element("p", { class: "problem" }, fault)] : notes.map((note) => element("p", {}, note))),
    );
    if (!shownRequest) return forget();
    const url = toMock ? urlAt(base, server, shownRequest.url) : shownRequest.url;
    for (const [language, code] of Object.entries(codeOf(data, shownRequest, url)))
      (blocks[language] as HTMLElement).textContent = code;
  };
  for (const input of [target, address]) input.addEventListener("input", () => last && show(...last));
  return { view: element("div", {}, where, about, panels), show, forget };
}

function copyButton(block: HTMLElement): HTMLButtonElement {
  const button = element("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent ?? "");
      button.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(block);
      button.textContent = "Selected: copy it with the keyboard";
    }
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  });
  return button;
}
