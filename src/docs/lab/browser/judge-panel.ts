import { compareSteps, type Step } from "../../../auth/index.ts";
import { element } from "../../../explain/browser/element.ts";
import { explanationView } from "../../../explain/browser/explanation-view.ts";
import { canonicalText, differenceText } from "../../../explain/index.ts";
import type { LabData } from "../lab-data.ts";
import { type Beside, type Judgement, judgePasted } from "./judge-pasted.ts";

export interface JudgePanel {
  view: HTMLElement;
  /** Looks again at what was pasted, with what the form has now. */
  show(beside: Beside, steps: readonly Step[]): void;
  /** Forgets what was pasted. */
  forget(): void;
}

const example = "curl -X POST https://… -H 'X-Signature: …' --data-raw '{…}'";

/** Why a request is refused: paste it, or its signature, or the string that was hashed. */
export function judgePanel(data: LabData, onInput: () => void): JudgePanel {
  const area = (rows: number, placeholder: string) =>
    element("textarea", { rows, spellcheck: "false", autocomplete: "off", class: "wrap", placeholder });
  const pasted = area(9, example);
  const hashed = area(3, "");
  const outcome = element("div", { "aria-live": "polite" });
  const compared = element("div", { "aria-live": "polite" });
  for (const input of [pasted, hashed]) input.addEventListener("input", onInput);
  const view = element(
    "div",
    {},
    element(
      "p",
      {},
      "Give your credentials beside, and paste the request as it was sent: a curl command, a HAR entry, a raw HTTP request, or its headers with the body after an empty line. Or a signature alone, for the request of the form. For a webhook, choose it beside first.",
    ),
    element("label", {}, "The request, or its signature", pasted),
    outcome,
    element("label", {}, "Or what your code hashes, for the request of the form", hashed),
    compared,
  );
  let turn = 0;
  return {
    view,
    async show(beside, steps) {
      const mine = ++turn;
      // Hundreds of signatures are tried: not for each letter that is typed.
      if (pasted.value) await new Promise((later) => setTimeout(later, 250));
      if (mine !== turn) return;
      compared.replaceChildren(...comparison(steps, hashed.value));
      const shown = await judge(data, pasted.value, beside);
      // A later look has overtaken this one.
      if (mine === turn) outcome.replaceChildren(...shown);
    },
    forget() {
      for (const input of [pasted, hashed]) input.value = "";
      outcome.replaceChildren();
      compared.replaceChildren();
    },
  };
}

async function judge(data: LabData, text: string, beside: Beside): Promise<Node[]> {
  if (text.trim() === "") return [];
  try {
    const judgement = await judgePasted(data, text, beside);
    return judgement
      ? judgementView(judgement)
      : [
          problem(
            "This is neither a request nor, while the form has no credentials, a signature that could be checked.",
          ),
        ];
  } catch (error) {
    return [problem(`It could not be read: ${(error as Error).message}.`)];
  }
}

const problem = (text: string): HTMLElement => element("p", { class: "problem" }, text);

function judgementView({ operation, request, diagnosis, explanation, notes }: Judgement): Node[] {
  const { verdict, headline } = diagnosis;
  const { difference } = explanation;
  const about = operation ? `${request.method} ${request.url}, as ${operation.id}` : `${request.method} ${request.url}`;
  return [
    element(
      "div",
      { class: `verdict${verdict.ok ? " ok" : ""}` },
      element("p", {}, element("strong", {}, headline)),
      difference && element("p", {}, differenceText(difference, { isReceived: operation?.isWebhook })),
      [...diagnosis.notes, ...notes].map((note) => element("p", {}, note)),
      element("p", { class: "quiet" }, about),
    ),
    ...(explanation.digests.length ? [element("h3", {}, "What a provider hashes"), explanationView(explanation)] : []),
  ];
}

function comparison(steps: readonly Step[], text: string): Node[] {
  if (text === "") return [];
  const found = compareSteps(steps, text);
  const sentence = found ? canonicalText(found) : "Nothing is hashed for the request of the form.";
  return [element("div", { class: `verdict${found && !found.difference ? " ok" : ""}` }, element("pre", {}, sentence))];
}
