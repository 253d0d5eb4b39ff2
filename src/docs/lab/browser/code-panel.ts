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
    element("option", { value: "mock" }, `the mock on this machine (${data.mock})`),
    element("option", { value: "server" }, "the server itself"),
  );
  const blocks = Object.fromEntries(
    Object.keys(snippets).map((language) => [
      language,
      element("pre", { class: "code", tabindex: 0, role: "group", "aria-label": `The request in ${language}` }),
    ]),
  );
  const where = element("label", {}, "Goes to", target);
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
    panels.hidden = signed === undefined;
    about.replaceChildren(
      ...(problem ? [element("p", { class: "problem" }, problem)] : notes.map((note) => element("p", {}, note))),
    );
    if (!signed) return forget();
    const url = target.value === "mock" && !operation.isWebhook ? urlAt(data.mock, server, signed.url) : signed.url;
    for (const [language, code] of Object.entries(codeOf(data, signed, url)))
      (blocks[language] as HTMLElement).textContent = code;
  };
  target.addEventListener("change", () => last && show(...last));
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
