import {
  chooseRequirement,
  credentialNames,
  evaluateTemplate,
  gotFurther,
  type Mismatch,
  type Refusal,
  type Requirement,
  type Scheme,
  type Schemes,
  type Step,
  type Verdict,
  verdictOf,
  type WireRequest,
} from "../auth/index.ts";
import { differenceText, type FirstDifference, firstDifference } from "./first-difference.ts";
import { clockHint, formHint, missingHint, publishedCredentials, unknownHint } from "./hints.ts";
import { signatureOf } from "./mistakes/attempt.ts";
import { wrongForm } from "./signature-form.ts";
import { findMistake, signaturesIn } from "./usual-mistakes.ts";

export interface Question {
  schemes: Schemes;
  /** What lets the request in: any of these. */
  security: readonly Requirement[];
  /** The request as it was sent, to the URL that it was signed for. */
  request: WireRequest;
  /** Those of the caller. */
  credentials: Readonly<Record<string, string>>;
  /** The published ones, which may have been used in their place. */
  testCredentials?: Readonly<Record<string, string>>;
  /** Those of the contract: a path may have been signed with what one of them has before it. */
  servers?: readonly { url: string }[];
  /** A request that may have been signed in place of the one that was sent, and what to call it. */
  other?: { called: string; request: WireRequest };
  /** Milliseconds since 1970 UTC that clocks are compared with. Now, when absent. */
  now?: number;
  /** Whether two mistakes at once are looked for, which can take a second; they are when absent. */
  pairs?: boolean;
  /** Whether the request is a webhook that came: who asks verifies it, and did not sign it. */
  isReceived?: boolean;
}

/** Why a request is let in or not, in words. */
export interface Diagnosis {
  verdict: Verdict;
  /** What the request was held against. */
  requirement: Requirement;
  /** The outcome in a sentence. */
  headline: string;
  /** What else there is to know, each in a sentence. */
  notes: string[];
  /** The mistake, when it is known: completes "yours was made ...". */
  mistake?: string;
  /** Where what was hashed first differs, when the mistake is known. */
  difference?: FirstDifference;
  /** What a provider hashes, innermost first. */
  steps: Step[];
}

/**
 * Holds a request against what lets it in, as a provider would, and looks for the reason when it is refused: among the
 * mistakes that people make, by making the value again with each of them.
 */
export async function diagnose(question: Question): Promise<Diagnosis> {
  const { schemes, security, credentials } = question;
  const known = security.filter((requirement) => requirement.every((name) => Object.hasOwn(schemes, name)));
  const complete = known.filter((requirement) =>
    credentialNames(schemes, requirement).every((name) => credentials[name]),
  );
  if (known.length === 0) return nothing([], "No credentials are demanded here: any request is let in.");
  if (complete.length === 0) return incomplete(question, known);
  let best: Judged | undefined;
  for (const requirement of complete) {
    const judged = await judge(question, requirement);
    if (judged.verdict.ok) return accepted(question, judged);
    if (!best || gotFurther(judged.verdict as Refusal, best.verdict as Refusal)) best = judged;
  }
  return refused(question, best as Judged);
}

interface Judged {
  requirement: Requirement;
  verdict: Verdict;
  mismatches: Mismatch[];
  matches: Omit<Mismatch, "sent">[];
}

const nothing = (requirement: Requirement, headline: string): Diagnosis => ({
  verdict: { ok: true },
  requirement,
  headline,
  notes: [],
  steps: [],
});

function incomplete({ schemes, credentials }: Question, known: readonly Requirement[]): Diagnosis {
  const requirement = chooseRequirement(schemes, known, credentials) ?? (known[0] as Requirement);
  const missing = credentialNames(schemes, requirement).filter((name) => !credentials[name]);
  const message = `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} needed to check this request`;
  return {
    ...nothing(requirement, `Not checked: ${message}.`),
    verdict: { ok: false, scheme: requirement[0] ?? "", reason: "missing", message, steps: [] },
  };
}

async function judge({ schemes, request, credentials, now }: Question, requirement: Requirement): Promise<Judged> {
  const mismatches: Judged["mismatches"] = [];
  const matches: Judged["matches"] = [];
  const verdict = await verdictOf(schemes, requirement, request, credentials, {
    now,
    onMismatch: (mismatch) => mismatches.push(mismatch),
    onMatch: (match) => matches.push(match),
  });
  return { requirement, verdict, mismatches, matches };
}

async function accepted(
  { schemes, isReceived }: Question,
  { requirement, verdict, matches }: Judged,
): Promise<Diagnosis> {
  const steps: Step[] = [];
  for (const { template, scope } of matches)
    await evaluateTemplate(template, { ...scope, onStep: (step) => steps.push(step) });
  const unknown = requirement.filter((name) => schemes[name]?.unknown !== undefined);
  const notes = unknown.map(
    (name) => `How ${schemes[name]?.name} is made is not known; only that it is there was checked.`,
  );
  return {
    verdict,
    requirement,
    headline: isReceived
      ? "All is right: who has these credentials sent this."
      : "All is right: a provider with these credentials lets this request in.",
    notes,
    steps,
  };
}

/** The scheme of a refusal; one for each item of a list has the item after its name. */
const schemeOf = (schemes: Schemes, name: string): Scheme =>
  (schemes[name] ?? schemes[name.replace(/ [^ ]*$/, "")]) as Scheme;

async function refused(question: Question, judged: Judged): Promise<Diagnosis> {
  const { requirement } = judged;
  const verdict = judged.verdict as Refusal;
  const scheme = schemeOf(question.schemes, verdict.scheme);
  const base = { verdict, requirement, steps: verdict.steps };
  const headline = `Refused: ${verdict.message}.`;
  if (verdict.reason === "missing") return { ...base, headline, notes: missingHint(question, scheme) };
  if (verdict.reason === "malformed")
    return { ...base, headline, notes: await formHint(question, judged.requirement, scheme) };
  if (verdict.reason === "unknown") return { ...base, headline, notes: await unknownHint(question, scheme) };
  if (verdict.reason === "stale") return stale(question, judged, scheme, headline);
  return mismatched(question, judged);
}

/** Its time is too far off; whether the rest is right is worth knowing, too. */
async function stale(question: Question, judged: Judged, scheme: Scheme, headline: string): Promise<Diagnosis> {
  const schemes = Object.fromEntries(
    Object.entries(question.schemes).map(([name, scheme]) => [name, { ...scheme, clockSkew: undefined }]),
  );
  const rest = await diagnose({ ...question, schemes, security: [judged.requirement] });
  const hint = clockHint(question, scheme);
  if (rest.verdict.ok) return { ...rest, verdict: judged.verdict, headline, notes: [...hint, "All else is right."] };
  return { ...rest, headline: rest.headline, notes: [headline, ...hint, ...rest.notes] };
}

async function mismatched(question: Question, { requirement, verdict, mismatches }: Judged): Promise<Diagnosis> {
  const { schemes, servers = [], credentials, other } = question;
  const refusal = verdict as Refusal;
  const base = { verdict, requirement, steps: refusal.steps };
  const basePaths = servers.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).pathname.replace(/\/$/, "")] : []));
  const around = {
    credentials: { ...credentials, ...publishedCredentials(question) },
    basePaths,
    ...(other && { other }),
  };
  const scheme = schemeOf(schemes, refusal.scheme);
  const value = `the ${scheme.in} ${scheme.name}`;
  const hint = clockHint(question, scheme);
  for (const mismatch of mismatches.filter(({ scheme }) => scheme === refusal.scheme)) {
    const mistake = await findMistake(mismatch, around, question);
    if (!mistake) continue;
    const difference = await firstDifference(mistake.expected, mistake.made);
    return {
      ...base,
      headline: `The signature in ${value} differs: ${question.isReceived ? "it" : "yours"} was made ${mistake.words}.`,
      notes: [mistake.remedy, ...hint],
      mistake: mistake.words,
      ...(difference && { difference }),
    };
  }
  const form = await formFault(mismatches.filter(({ scheme }) => scheme === refusal.scheme));
  if (form) return { ...base, headline: `The signature in ${value} ${form}.`, notes: hint };
  const names = credentialNames(schemes, requirement).join(", ");
  return {
    ...base,
    headline: `The signature in ${value} differs, and none of the usual mistakes gives ${question.isReceived ? "it" : "yours"}.`,
    notes: [
      ...hint,
      question.isReceived
        ? `Either the provider has another value of ${names}, or these are not the bytes that came: verify the raw body, before any parser.`
        : `Either another value of ${names} was used, or other bytes were hashed: compare what you hash with what is shown here.`,
    ],
  };
}

/** Why what was sent is no signature at all, when that is so in each way to read it. */
async function formFault(mismatches: readonly Mismatch[]): Promise<string | undefined> {
  let fault: string | undefined;
  for (const { attempt, sent } of mismatches.flatMap(signaturesIn)) {
    const made = await signatureOf(attempt);
    if (made === sent) continue;
    const found = made === undefined ? undefined : wrongForm(attempt.expression, made, sent);
    if (!found) return undefined;
    fault ??= found;
  }
  return fault;
}

/** What `verify` adds to the reason of a refusal, in sentences. */
export const reasons = ({ verdict, headline, notes, difference }: Diagnosis): string[] => [
  ...(verdict.ok || headline === `Refused: ${(verdict as Refusal).message}.` ? [] : [headline]),
  ...notes,
  ...(difference ? [differenceText(difference)] : []),
];
