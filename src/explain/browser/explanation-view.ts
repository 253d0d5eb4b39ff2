import {
  type CanonicalPart,
  type DigestExplanation,
  type NamedExplanation,
  type PartOrigin,
  partOrigins,
} from "../../auth/index.ts";
import { plural } from "../../core/plural.ts";
import { differenceText, type FirstDifference } from "../first-difference.ts";
import { element } from "./element.ts";

/** What was hashed for a request, as `explainSteps` and `explainNames` tell it; plain JSON. */
export interface Explanation {
  names: readonly NamedExplanation[];
  /** Innermost first. */
  digests: readonly DigestExplanation[];
  /** Where what somebody else hashed begins to differ. */
  difference?: FirstDifference;
}

const origins: Record<PartOrigin, string> = {
  credential: "a credential",
  time: "the time",
  nonce: "what makes each request unique",
  method: "the method",
  address: "the URL",
  header: "a header",
  body: "the body",
  hash: "another hash",
  text: "fixed by the formula",
};

/**
 * Every hash of a signature, innermost first: its canonical string with each part marked by where it comes from, and the
 * same as a table. The marks differ in number and line, not in colour alone. Needs `explanationStyle`.
 */
export function explanationView({ names, digests, difference }: Explanation): HTMLElement {
  const used = partOrigins.filter((origin) =>
    digests.some(({ parts }) => parts.some((part) => part.origin === origin)),
  );
  return element(
    "div",
    { class: "explanation" },
    used.length > 0 &&
      element(
        "ul",
        { class: "origins", "aria-label": "Where the parts come from" },
        used.map((origin) =>
          element("li", {}, element("span", { class: `origin ${origin}` }, "abc"), ` ${origins[origin]}`),
        ),
      ),
    names.map(nameView),
    digests.map((digest, i) =>
      digestView(digest, i + 1, difference?.result === digest.result ? difference : undefined),
    ),
  );
}

const nameView = ({ name, expression, shown }: NamedExplanation): HTMLElement =>
  element(
    "section",
    { class: "named" },
    element("h4", {}, element("code", {}, name), " = ", element("code", {}, expression)),
    textBlock(`Value of ${name}`, shown),
  );

function digestView(digest: DigestExplanation, step: number, difference?: FirstDifference): HTMLElement {
  const { digest: name, key, bytes, parts, result } = digest;
  return element(
    "section",
    { class: "digest" },
    element("h4", {}, `Step ${step}: `, element("code", {}, name), ` of ${plural(bytes, "byte")}`),
    key && element("p", {}, "Keyed with ", element("code", {}, key)),
    textBlock(`What ${name} takes`, ...parts.map((part, i) => partView(part, i + 1, difference))),
    difference && element("p", { class: "difference" }, differenceText(difference)),
    partTable(name, parts),
    element("p", { class: "result" }, "Result: ", element("code", {}, result)),
  );
}

function textBlock(label: string, ...children: (Node | string)[]): HTMLElement {
  return element("pre", { tabindex: 0, role: "group", "aria-label": label }, children);
}

function partView(part: CanonicalPart, number: number, difference?: FirstDifference): HTMLElement | string {
  if (part.start === part.end) return "";
  const differs = difference?.part === part.expression && difference.byte !== undefined;
  return element(
    "span",
    {
      class: `origin ${part.origin}${differs ? " differs" : ""}`,
      "data-number": number,
      title: `${part.expression}: ${origins[part.origin]}`,
    },
    part.shown,
  );
}

function partTable(name: string, parts: readonly CanonicalPart[]): HTMLElement {
  const cell = (label: string, ...children: (Node | string | undefined)[]) =>
    element("td", { "data-label": label }, children);
  const rows = parts.map(({ expression, origin, start, end, shown }, i) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, `${i + 1}`),
      cell("Part", element("code", {}, expression)),
      cell("From", origins[origin]),
      cell("Bytes", start === end ? "none" : `${start}–${end - 1}`),
      cell("Value", start === end ? "empty" : element("code", {}, shortened(shown))),
    ),
  );
  const heads = ["Number", "Part", "From", "Bytes", "Value"].map((text) => element("th", { scope: "col" }, text));
  return element(
    "table",
    { "aria-label": `Parts of what ${name} takes` },
    element("thead", {}, element("tr", {}, heads)),
    element("tbody", {}, rows),
  );
}

/** The whole of it stands in the canonical string. */
const shortened = (text: string): string => (text.length > 72 ? `${text.slice(0, 48)} … ${text.slice(-16)}` : text);
