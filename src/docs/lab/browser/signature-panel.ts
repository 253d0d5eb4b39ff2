import type { WireRequest } from "../../../auth/index.ts";
import { element } from "../../../explain/browser/element.ts";
import { explanationView } from "../../../explain/browser/explanation-view.ts";
import type { SignedRequest } from "./sign-request.ts";

const decoder = new TextDecoder();

/** How the values of a request are made: what is sent, the steps, what they cover. */
export function signaturePanel(made: SignedRequest): Node[] {
  const { signed, values, names, digests, coverage, notes } = made;
  return [
    ...notes.map((note) => element("p", {}, note)),
    element("h3", {}, "What is added to the request"),
    values.length
      ? element(
          "dl",
          { class: "sent" },
          values.map(({ place, name, template, value }) => [
            element("dt", {}, `${place} `, element("code", {}, name)),
            element(
              "dd",
              {},
              element("code", { class: "value" }, value),
              element("br"),
              element("span", { class: "quiet" }, "made as "),
              element("code", {}, template),
            ),
          ]),
        )
      : element("p", {}, "Nothing: no credentials are demanded here."),
    ...(digests.length ? [element("h3", {}, "Step by step"), explanationView({ names, digests })] : []),
    ...(values.length ? [element("p", {}, coverage)] : []),
    element("h3", {}, "The request as it is sent"),
    element("pre", { tabindex: 0, role: "group", "aria-label": "The request as it is sent" }, rawRequest(signed)),
  ];
}

function rawRequest({ method, url, headers, body }: WireRequest): string {
  const { pathname, search, host } = new URL(url);
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  const text = decoder.decode(body);
  return [`${method} ${pathname}${search} HTTP/1.1`, `host: ${host}`, ...lines, ...(text ? ["", text] : [])].join("\n");
}
