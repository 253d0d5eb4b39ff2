import type { WireRequest } from "../../../auth/index.ts";
import { decodeText } from "../../../core/percent.ts";
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

/** What the form gives: the request, and the same signed; a sentence where it cannot be had. */
interface Made {
  unsigned?: WireRequest;
  made?: SignedRequest;
  problem: string;
}

/** The last instant that a date can have, in milliseconds since 1970. */
const lastInstant = 8.64e15;

async function makeRequest(data: LabData, input: FormInput): Promise<Made> {
  let unsigned: WireRequest | undefined;
  try {
    if (!(input.at <= lastInstant)) throw new LabProblem("The time is milliseconds since 1970, such as 1700000000000.");
    unsigned = buildRequest(input.operation, input);
    const made = await signRequest(data, input.requirement, unsigned, input.credentials, input);
    return { unsigned, made, problem: "" };
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error;
    return { unsigned, problem: error.message };
  }
}

/** Makes the form and the panels, and keeps the panels to what the form says. */
export function startLab(data: LabData, place: HTMLElement): void {
  const signature = element("div");
  const form = requestForm(data, update);
  const judge = judgePanel(data, update);
  const code = codePanel(data);
  const trial = tryPanel(data, prepare);
  let turn = 0;

  async function update(): Promise<void> {
    const mine = ++turn;
    const input = form.read();
    const { unsigned, made, problem } = await makeRequest(data, input);
    // Something was typed meanwhile.
    if (mine !== turn) return;
    signature.replaceChildren(...(made ? signaturePanel(made) : [element("p", { class: "problem" }, problem)]));
    code.show(input.operation, input.server, made?.signed, problem, made?.notes ?? []);
    if (!unsigned) return;
    const { operation, credentials, reveal } = input;
    const signed = made && { signed: made.signed };
    judge.show({ operation, unsigned, ...signed, credentials, reveal, now: Date.now() }, made?.steps ?? []);
  }

  async function prepare() {
    form.signNow();
    const input = form.read();
    const { unsigned, made, problem } = await makeRequest(data, input);
    update();
    if (!unsigned) throw new LabProblem(problem);
    return { operation: input.operation, server: input.server, unsigned, signed: made?.signed, problem };
  }

  const fromAddress = (): void => form.show(decodeText(location.hash.slice(1)));
  const panels = tabs("What is shown", {
    Signature: signature,
    Code: code.view,
    "Why is it refused?": judge.view,
    "Try it": trial.view,
  });
  place.append(form.view, element("div", {}, element("h2", {}, "What becomes of it"), panels));
  fromAddress();
  addEventListener("hashchange", fromAddress);
  // A page that is left may be kept to come back to: without what was typed and what came of it.
  addEventListener("pagehide", () => {
    for (const { forget } of [form, judge, code, trial]) forget();
    signature.replaceChildren();
    update();
  });
}
