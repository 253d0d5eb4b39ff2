// The signature lab: the page holds the data of an API, this makes the form and the panels beside it.

import type { WireRequest } from "../../../auth/index.ts";
import { element } from "../../../explain/browser/element.ts";
import type { LabData } from "../lab-data.ts";
import { buildRequest, LabProblem } from "./build-request.ts";
import { codePanel } from "./code-panel.ts";
import { judgePanel } from "./judge-panel.ts";
import { type FormInput, requestForm } from "./request-form.ts";
import { type SignedRequest, signRequest } from "./sign-request.ts";
import { signaturePanel } from "./signature-panel.ts";
import { tabs } from "./tabs.ts";
import { tryPanel } from "./try-panel.ts";

const data: LabData = JSON.parse(document.getElementById("lab-data")?.textContent ?? "");
const signature = element("div");
const form = requestForm(data, update);
const judge = judgePanel(data, update);
const code = codePanel(data);

/** What the form gives now: the request, and the same signed; a sentence where it cannot be had. */
async function makeRequest(
  input: FormInput,
): Promise<{ unsigned?: WireRequest; made?: SignedRequest; problem: string }> {
  let unsigned: WireRequest | undefined;
  try {
    if (Number.isNaN(input.at)) throw new LabProblem("The time is milliseconds since 1970, such as 1700000000000.");
    unsigned = buildRequest(input.operation, input);
    return {
      unsigned,
      made: await signRequest(data, input.requirement, unsigned, input.credentials, input),
      problem: "",
    };
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error;
    return { unsigned, problem: error.message };
  }
}

let turn = 0;

async function update(): Promise<void> {
  const mine = ++turn;
  const input = form.read();
  const { unsigned, made, problem } = await makeRequest(input);
  // Something was typed meanwhile.
  if (mine !== turn) return;
  signature.replaceChildren(...(made ? signaturePanel(made) : [element("p", { class: "problem" }, problem)]));
  code.show(input.operation, input.server, made?.signed, problem, made?.notes ?? []);
  if (!unsigned) return;
  const { operation, credentials, reveal } = input;
  judge.show(
    { operation, unsigned, ...(made && { signed: made.signed }), credentials, reveal, now: Date.now() },
    made?.steps ?? [],
  );
}

async function prepare() {
  form.signNow();
  const input = form.read();
  const { unsigned, made, problem } = await makeRequest(input);
  update();
  if (!unsigned) throw new LabProblem(problem);
  return { operation: input.operation, server: input.server, unsigned, signed: made?.signed, problem };
}

const fromAddress = (): void => form.show(decodeURIComponent(location.hash.slice(1)));

/** Browsers compute no hash for a page that somebody on the way may have changed. */
const insecure = element(
  "p",
  { class: "problem" },
  "This page came over plain HTTP, where browsers hash nothing: open it over HTTPS, from this machine, or as a file.",
);

if (!isSecureContext) document.getElementById("lab")?.before(insecure);
document.getElementById("lab")?.append(
  form.view,
  element(
    "div",
    {},
    element("h2", { class: "results" }, "What becomes of it"),
    tabs("What is shown", {
      Signature: signature,
      Code: code.view,
      "Why is it refused?": judge.view,
      "Try it": tryPanel(data, prepare),
    }),
  ),
);
fromAddress();
addEventListener("hashchange", fromAddress);
// A page that is left may be kept to come back to: without what was typed.
addEventListener("pagehide", () => {
  form.forget();
  judge.forget();
  signature.replaceChildren();
  update();
});
