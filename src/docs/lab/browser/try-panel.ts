import type { WireRequest } from "../../../auth/index.ts";
import { shellQuote } from "../../../core/shell-quote.ts";
import { element } from "../../../explain/browser/element.ts";
import type { LabData, LabOperation } from "../lab-data.ts";
import { mockBase, urlAt } from "./code-panel.ts";

/** A request to send: signed for a mock, unsigned for a proxy, which signs itself. */
export interface Sendable {
  operation: LabOperation;
  server: string;
  unsigned: WireRequest;
  /** Absent when it cannot be signed; `problem` says why. */
  signed?: WireRequest;
  problem: string;
}

/** Where a mock and a proxy listen unless told otherwise. */
const addresses = { mock: "http://127.0.0.1:4010", proxy: "http://127.0.0.1:4020" };

type Kind = keyof typeof addresses;

export interface TryPanel {
  view: HTMLElement;
  /** Forgets what was received. */
  forget(): void;
}

/**
 * Sends the request of the form to a mock or a proxy of this machine.
 *
 * @param prepare Makes the request for the present time; rejects with a sentence when it cannot be made.
 */
export function tryPanel(data: LabData, prepare: () => Promise<Sendable>): TryPanel {
  const kind = element(
    "select",
    {},
    element("option", { value: "mock" }, "countersign mock"),
    element("option", { value: "proxy" }, "countersign proxy, which signs itself"),
  );
  const address = element("input", { type: "url", autocomplete: "off", spellcheck: "false" });
  address.value = addresses.mock;
  const send = element("button", { type: "button", class: "main" }, "Send the request");
  const outcome = element("div", { "aria-live": "polite" });
  const command = element("code");
  const tell = () => {
    command.textContent = startCommand(data.api, kind.value as Kind);
  };
  tell();
  kind.addEventListener("change", () => {
    address.value = addresses[kind.value as Kind];
    tell();
  });
  send.addEventListener("click", async () => {
    send.disabled = true;
    outcome.replaceChildren(element("p", {}, "Sending …"));
    outcome.replaceChildren(...(await exchange(data, kind.value as Kind, address.value.trim(), prepare)));
    send.disabled = false;
  });
  const view = element(
    "div",
    {},
    element("p", {}, "Start it on this machine, and let this page in:"),
    element("pre", { tabindex: 0, role: "group", "aria-label": "Command" }, command),
    element("label", {}, "Send to", kind),
    element("label", {}, "At", address),
    element(
      "p",
      { class: "quiet" },
      "This page can reach 127.0.0.1 and localhost, and nothing else: its policy is fixed when it is built. The request is signed for the present time. To a proxy it goes unsigned, so that the secret stays there.",
    ),
    element("p", {}, send),
    outcome,
  );
  return { view, forget: () => outcome.replaceChildren() };
}

/** What the browser calls this page when it asks. */
const originOfPage = (): string => (location.protocol === "file:" ? "null" : location.origin);

const startCommand = (api: string, kind: Kind): string =>
  `npx countersign ${kind} ${api}${kind === "proxy" ? " --target SERVER" : ""} --allow-origin ${shellQuote(originOfPage())}`;

async function exchange(data: LabData, kind: Kind, address: string, prepare: () => Promise<Sendable>): Promise<Node[]> {
  if (!/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(address))
    return [problem("Expected an address of this machine, such as http://127.0.0.1:4010.")];
  let response: Response;
  let text: string;
  try {
    const { operation, server, unsigned, signed, problem: why } = await prepare();
    if (operation.isWebhook) return [problem("A webhook is sent by the provider: choose an operation.")];
    const request = kind === "mock" ? signed : unsigned;
    if (!request) return [problem(why)];
    const base = kind === "mock" ? mockBase(address, data.api) : address;
    response = await fetch(urlAt(base, server, request.url), sent(request));
    text = await response.text();
  } catch (error) {
    return [problem(failure(error, data.api, kind, address))];
  }
  const ok = response.ok ? " ok" : "";
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\n`).join("");
  return [
    element("p", { class: `verdict${ok}` }, element("strong", {}, `${response.status} ${response.statusText}`)),
    element("pre", { tabindex: 0, role: "group", "aria-label": "The response" }, `${headers}\n${pretty(text)}`),
  ];
}

/** Without credentials of the browser's own, and without a way to be led elsewhere. */
const sent = ({ method, headers, body }: WireRequest): RequestInit => ({
  method,
  headers,
  ...(body.length && { body: body as Uint8Array<ArrayBuffer> }),
  credentials: "omit",
  redirect: "error",
  referrerPolicy: "no-referrer",
  cache: "no-store",
});

function failure(error: unknown, api: string, kind: Kind, address: string): string {
  // fetch tells pages nothing more: a page must not find out what runs where.
  if (error instanceof TypeError)
    return `Nothing that lets this page in listens at ${address}. Is it running, and was it started with --allow-origin ${originOfPage()}? ${startCommand(api, kind)}`;
  return (error as Error).message;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const problem = (text: string): HTMLElement => element("p", { class: "problem" }, text);
