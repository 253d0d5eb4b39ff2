import { callsIn, isDigest, type Mismatch, readParts, type Step } from "../auth/index.ts";
import { addressMistakes } from "./mistakes/address-mistakes.ts";
import { type Attempt, type Mistakes, type Surroundings, signatureOf, type Variation } from "./mistakes/attempt.ts";
import { bodyMistakes } from "./mistakes/body-mistakes.ts";
import { credentialMistakes } from "./mistakes/credential-mistakes.ts";
import { formulaMistakes } from "./mistakes/formula-mistakes.ts";
import { otherRequestMistakes } from "./mistakes/other-request.ts";
import { timeMistakes } from "./mistakes/time-mistakes.ts";

/** What gives a signature that is not the right one. */
export interface Mistake {
  /** Complete "yours was made ...". */
  words: string;
  /** What to do about it, in a sentence. */
  remedy: string;
  /** The calls of the right formula and of the one that gives the signature, innermost first. */
  expected: Step[];
  made: Step[];
}

interface Remedy {
  sender: string;
  /** For who verifies a webhook, and signs nothing. */
  receiver: string;
}

const kinds: [Mistakes, Remedy][] = [
  [
    bodyMistakes,
    {
      sender: "Sign the bytes that are sent: write the body once, then sign and send that.",
      receiver: "Verify the raw bytes as they came: a body parser or a proxy changed them.",
    },
  ],
  [
    addressMistakes,
    {
      sender: "Sign the method and the URL as they are sent.",
      receiver: "Verify the method and the URL as the provider sent them: a proxy or a router changed them.",
    },
  ],
  [
    otherRequestMistakes,
    { sender: "Send what was signed.", receiver: "Verify the request with the signature that came with it." },
  ],
  [
    credentialMistakes,
    { sender: "Use the credential as it was issued.", receiver: "Verify with the credential as it was issued." },
  ],
  [
    timeMistakes,
    {
      sender: "Read the clock once, and use that time in the header and in the signature.",
      receiver: "Verify with the time that came with the signature.",
    },
  ],
  [
    formulaMistakes,
    {
      sender: "Follow the formula of the contract.",
      receiver: "The provider follows another formula than the contract: report it to who keeps the contract.",
    },
  ],
];

/** How many mistakes of a kind, the likely ones first, are tried together with those of another kind. */
const mostOfAKind = 16;

/**
 * Finds what makes the signature that was sent: one of the mistakes that people make, or two of different kinds.
 *
 * @param pairs Whether two are looked for, which can take a second.
 * @param isReceived Whether the remedy is for who received the request.
 * @returns undefined when none of them does.
 */
export async function findMistake(
  mismatch: Mismatch,
  surroundings: Surroundings,
  { pairs = true, isReceived = false } = {},
): Promise<Mistake | undefined> {
  for (const { attempt, sent } of signaturesIn(mismatch)) {
    if ((await signatureOf(attempt)) === sent) continue;
    const side = isReceived ? "receiver" : "sender";
    const found =
      (await findOne(attempt, sent, surroundings, side)) ??
      (pairs ? await findTwo(attempt, sent, surroundings, side) : undefined);
    if (found) return found;
  }
  return undefined;
}

/** The parts of a value that are signatures, each with what was sent for it. */
export function signaturesIn({ template, sent, scope }: Mismatch): { attempt: Attempt; sent: string }[] {
  return (readParts(template, sent) ?? []).flatMap(({ part, text }) =>
    typeof part !== "string" && callsIn([part]).some(isDigest)
      ? [{ attempt: { expression: part, scope }, sent: text }]
      : [],
  );
}

type Side = keyof Remedy;

async function findOne(attempt: Attempt, sent: string, around: Surroundings, side: Side): Promise<Mistake | undefined> {
  for (const [mistakes, remedy] of kinds)
    for (const variation of mistakes(attempt, around))
      if ((await signatureOf(variation.attempt)) === sent) return describe(attempt, variation, [remedy[side]]);
  return undefined;
}

async function findTwo(attempt: Attempt, sent: string, around: Surroundings, side: Side): Promise<Mistake | undefined> {
  for (const [i, [mistakes, remedy]] of kinds.entries())
    for (const first of mistakes(attempt, around).slice(0, mostOfAKind))
      for (const [others, more] of kinds.slice(i + 1))
        for (const second of others(first.attempt, around).slice(0, mostOfAKind)) {
          if ((await signatureOf(second.attempt)) !== sent) continue;
          const words = `${first.words} and ${second.words}`;
          return describe(attempt, { words, attempt: second.attempt }, [remedy[side], more[side]]);
        }
  return undefined;
}

async function describe(right: Attempt, { words, attempt }: Variation, remedies: readonly string[]): Promise<Mistake> {
  return { words, remedy: remedies.join(" "), expected: await stepsOf(right), made: await stepsOf(attempt) };
}

async function stepsOf({ expression, scope }: Attempt): Promise<Step[]> {
  const steps: Step[] = [];
  await signatureOf({ expression, scope: { ...scope, onStep: (step) => steps.push(step) } });
  return steps;
}
