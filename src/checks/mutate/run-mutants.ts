import type { CheckResult } from "../check-result.ts";
import { type Finding, isAtLeast } from "../finding.ts";
import { findTooLittle } from "../report/find-too-little.ts";
import type { Deliver } from "../webhooks/check-webhooks.ts";
import { withControls } from "../with-controls.ts";
import { type Baseline, runBaseline, successOf } from "./baseline.ts";
import type { Operator, Place, RuleName, Seen } from "./operator.ts";
import { operators } from "./operators.ts";
import { openSession, type Planted, type Session, type SessionOptions } from "./session.ts";
import { type WebhookMutants, webhookMutants } from "./webhook-mutants.ts";

/** One thing that was wrong, and what came of it. */
export interface Mutant {
  operator: string;
  operation: string;
  status?: number;
  /** Folded: `*` stands for every item. */
  pointer?: string;
  /** `broken` and `drift`: noticed, as that. `equivalent`: not counted. `unseen`: nothing was found. */
  verdict: "broken" | "drift" | "unseen" | "equivalent";
  /** The rule that makes it equivalent. */
  rule?: RuleName;
  /** The case or relation that noticed it. */
  by?: string;
  /** What was found. */
  finding?: string;
}

export interface MutationReport {
  api: string;
  mutants: Mutant[];
  /** What is found where nothing is wrong. */
  falseAlarms: Finding[];
}

export interface MutationOptions extends SessionOptions {
  /** Has a webhook sent; none is made wrong when absent. */
  deliver?: Deliver;
  /** Names of the operators to plant; all when absent. */
  only?: readonly string[];
  /** So many mutants, chosen by a seed, in place of all. */
  sample?: { count: number; seed: number };
  onMutant?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Plants one deviation after the other into the mock, and says what the checks notice. */
export async function runMutants(options: MutationOptions): Promise<MutationReport> {
  const { contract, only, sample, onMutant, signal } = options;
  const session = openSession(options);
  const baseline = await runBaseline(contract, session);
  const chosen = operators.filter(({ name }) => !only || only.includes(name));
  const webhooks = await planWebhooks(options, chosen);
  const all = [...baseline.seen.values()]
    .flatMap((seen) => chosen.flatMap((operator) => plan(operator, seen)))
    .map((planted) => () => tryOut(session, baseline, planted));
  const planned = sample ? sampled([...all, ...webhooks.trials], sample) : [...all, ...webhooks.trials];
  const mutants: Mutant[] = [];
  for (const [i, trial] of planned.entries()) {
    if (signal?.aborted) break;
    const mutant = await trial();
    if (mutant) mutants.push(mutant);
    onMutant?.(i + 1, planned.length);
  }
  return { api: contract.api, mutants, falseAlarms: [...baseline.falseAlarms, ...webhooks.falseAlarms] };
}

async function planWebhooks(
  { contract, credentials, deliver }: MutationOptions,
  chosen: readonly Operator[],
): Promise<WebhookMutants> {
  if (!deliver) return { trials: [], falseAlarms: [] };
  return webhookMutants({ contract, deliver, credentials: { ...contract.testCredentials, ...credentials } }, chosen);
}

/** A place for what is about no place. */
const nowhere: Place = {
  status: 0,
  pointer: "",
  name: "",
  values: [],
  allows: () => false,
  isDeclared: false,
  isTyped: false,
  isRequired: false,
  isAlwaysShown: false,
  isSensitive: false,
  choices: [],
  isKnown: false,
  isBesideList: false,
  isList: false,
  isOrdered: false,
};

function plan(operator: Operator, seen: Seen): Planted[] {
  if (operator.fits && !operator.fits(seen)) return [];
  const success = successOf(seen);
  const places = operator.places ? operator.places(seen) : [nowhere];
  return places.map((place) => ({ operator, operation: seen.operation, place, ...(success && { success }) }));
}

/** @returns undefined when no request came to what would have been changed: there was no mutant. */
async function tryOut(session: Session, baseline: Baseline, planted: Planted): Promise<Mutant | undefined> {
  const { operator, operation, place } = planted;
  const where = place === nowhere ? {} : { status: place.status, pointer: place.pointer };
  const about = { operator: operator.name, operation: operation.id, ...where };
  const rule = operator.excuse?.(place);
  if (rule) return { ...about, verdict: "equivalent", rule };
  const results: CheckResult[] = [];
  let isPlanted = false;
  let drift: Partial<Mutant> | undefined;
  for (const item of baseline.callers.get(operation) ?? []) {
    const { result, isChanged } = await session.run(item, planted);
    isPlanted ||= isChanged;
    results.push(result);
    if (!isChanged) continue;
    const found = noticed(results);
    if (found?.severity === "broken")
      return { ...about, verdict: "broken", by: result.case.name, finding: found.summary };
    if (found) drift ??= { by: result.case.name, finding: found.summary };
    // A line of drift is enough to know that it is noticed.
    if (drift) return { ...about, verdict: "drift", ...drift };
  }
  const [problem] = isPlanted ? findTooLittle(withControls(results, "live")).problems : [];
  if (problem) return { ...about, verdict: "broken", by: "too little could be shown", finding: problem };
  return isPlanted ? { ...about, verdict: "unseen" } : undefined;
}

/** The worst finding of all results so far that counts. */
function noticed(results: readonly CheckResult[]): Finding | undefined {
  if (results.at(-1)?.findings.length === 0) return undefined;
  const found = withControls(results, "live").flatMap(({ findings }) => findings);
  return (
    found.find(({ severity }) => severity === "broken") ?? found.find(({ severity }) => isAtLeast(severity, "drift"))
  );
}

/** Some of a list, by a seed: the same seed chooses the same ones. */
function sampled<T>(all: readonly T[], { count, seed }: { count: number; seed: number }): T[] {
  const left = [...all];
  let state = seed >>> 0;
  const chosen: T[] = [];
  while (chosen.length < count && left.length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    chosen.push(...left.splice(state % left.length, 1));
  }
  return chosen;
}
