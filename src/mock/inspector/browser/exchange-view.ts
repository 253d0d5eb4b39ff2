import { element } from "../../../explain/browser/element.ts";
import { explanationView } from "../../../explain/browser/explanation-view.ts";
import type { ShownExchange } from "../show-exchange.ts";
import { copyButton, duration, fold, headerTable, jsonBlock, pretty, textBlock, timeOf } from "./blocks.ts";
import { changedProperties } from "./changed-properties.ts";
import { saidOf } from "./said-of.ts";
import { verdictOf } from "./verdict.ts";

/** All of one exchange. */
export function exchangeView(shown: ShownExchange): HTMLElement {
  const { method, target, request, response, changed, caused, curl } = shown;
  return element(
    "article",
    {},
    element("a", { class: "back", href: "#/requests" }, "← All requests"),
    element("h2", { tabindex: -1 }, element("span", { class: "method" }, method), " ", element("code", {}, target)),
    verdictView(shown),
    explainedView(shown),
    changed.length > 0 && fold("What it changed", true, ...changed.map(changeView)),
    caused.length > 0 && causedView(caused),
    messageView("Request", request, true),
    messageView("Response", response, true),
    fold("The same with curl", false, curlNote(curl), textBlock("curl", curl), copyButton(curl)),
  );
}

function verdictView(shown: ShownExchange): HTMLElement {
  const { operation, summary, api, namespace, at, ms, status, scheme, reason, response } = shown;
  const verdict = verdictOf(shown);
  const facts: [string, string | undefined][] = [
    ["Operation", operation && `${operation}${summary ? `: ${summary}` : ""}`],
    ["API", api],
    ["Namespace", namespace === "default" ? undefined : namespace],
    ["Came", `${timeOf(at)}, took ${duration(ms)}`],
    ["Scheme", scheme],
    ["On its way", [response.latency && `${response.latency} ms late`, response.fault].filter(Boolean).join(", ")],
  ];
  const said = saidOf(shown);
  return element(
    "section",
    { class: "verdict" },
    element(
      "p",
      {},
      element("strong", { class: verdict.isGood ? "good" : "bad" }, `${status} ${verdict.words}`),
      reason ? ` (${reason})` : "",
    ),
    said.length > 0 &&
      element(
        "ul",
        {},
        said.map((one) => element("li", {}, one)),
      ),
    element(
      "dl",
      {},
      facts.flatMap(([name, value]) => (value ? [element("dt", {}, name), element("dd", {}, value)] : [])),
    ),
  );
}

function explainedView({ explanation, verdict }: ShownExchange): HTMLElement | undefined {
  if (!explanation || (explanation.digests.length === 0 && explanation.names.length === 0)) return undefined;
  const { digests, names, difference } = explanation;
  const isRefused = verdict === "refused";
  return fold(
    isRefused ? "What should have been hashed" : "What was hashed",
    isRefused,
    explanationView({ digests, names, ...(difference && { difference }) }),
  );
}

function messageView(title: string, { headers, body, cut }: ShownExchange["request"], isOpen: boolean): HTMLElement {
  const shown = pretty(body);
  const name = title.toLowerCase();
  return fold(
    title,
    isOpen,
    headers.length > 0 && headerTable(`Headers of the ${name}`, headers),
    body === "" ? element("p", { class: "quiet" }, "No body.") : textBlock(`Body of the ${name}`, shown),
    cut !== undefined && element("p", { class: "quiet" }, `The body has ${cut} bytes; only its beginning is kept.`),
    shown !== body &&
      element(
        "details",
        { class: "raw" },
        element("summary", {}, "As it was sent"),
        textBlock(`Body of the ${name} as it was sent`, body),
      ),
  );
}

function changeView({ kind, resource, before, after }: ShownExchange["changed"][0]): HTMLElement {
  const title = element("h4", {}, element("span", { class: `change ${kind}` }, kind), ` ${resource}`);
  if (kind !== "updated") return element("section", {}, title, jsonBlock(`${resource}, ${kind}`, after ?? before));
  const rows = changedProperties(before, after).map(({ path, before, after }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("code", {}, path)),
      element("td", {}, element("code", { class: "before" }, before ?? "absent")),
      element("td", {}, element("code", { class: "after" }, after ?? "absent")),
    ),
  );
  const heads = ["Property", "Before", "After"].map((text) => element("th", { scope: "col" }, text));
  return element(
    "section",
    {},
    title,
    element(
      "table",
      { "aria-label": `What changed of the ${resource}` },
      element("thead", {}, element("tr", {}, heads)),
      element("tbody", {}, rows),
    ),
    element(
      "details",
      { class: "raw" },
      element("summary", {}, "The whole object"),
      jsonBlock(`${resource}, after`, after),
    ),
  );
}

const causedView = (caused: ShownExchange["caused"]): HTMLElement =>
  fold(
    "Webhooks that it caused",
    true,
    element(
      "ul",
      { class: "caused" },
      caused.map(({ id, webhook, state }) =>
        element("li", {}, element("a", { href: `#/webhooks/${id}` }, webhook), ` ${state}`),
      ),
    ),
  );

function curlNote(curl: string): HTMLElement {
  const variables = [...new Set(curl.match(/\$[A-Z][A-Z0-9_]+/g) ?? [])].join(", ");
  const masked = /[‹›]/.test(curl) ? " What is masked has to be filled in." : "";
  const given = variables ? ` Set ${variables} first.` : "";
  return element("p", { class: "quiet" }, `The same request, its time and signature included.${given}${masked}`);
}
