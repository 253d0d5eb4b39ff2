import {
  type DigestExplanation,
  explainNames,
  explainSteps,
  type NamedExplanation,
  type PartOrigin,
  type Requirement,
  verify,
} from "../../auth/index.ts";
import { hidden } from "../../core/shown-url.ts";
import { type Diagnosis, diagnose, type FirstDifference } from "../../explain/index.ts";
import { readIssuers } from "../../resources/index.ts";
import { signedForms } from "../authenticate.ts";
import type { Exchange } from "../create-mock.ts";
import { presented } from "../issued-credentials.ts";
import { type Mask, redactAll } from "../redact.ts";
import { sensitiveOf } from "./mask-exchange.ts";

/** What was hashed, and where what was sent parts from it. Nothing in it is secret. */
export interface ShownExplanation {
  /** The outcome in a sentence; absent where the request was let in. */
  headline?: string;
  notes: string[];
  difference?: FirstDifference;
  digests: DigestExplanation[];
  names: NamedExplanation[];
}

/**
 * Explains the credentials of an exchange: makes them again, and where they were refused looks for the mistake.
 *
 * @param isCut Whether only the beginning of the body is known.
 * @returns undefined where no credential is demanded, or nothing was checked.
 */
export async function explainExchange(
  exchange: Exchange,
  mask: Mask,
  isCut: boolean,
): Promise<ShownExplanation | undefined> {
  const { target, routed, entry } = exchange;
  const { verdict } = entry;
  if (!target || !routed || verdict === "injected") return undefined;
  if (routed.operation.security.every((requirement) => requirement.length === 0)) return undefined;
  if (isCut) {
    const notes = ["The body is too large to be kept, so that its signature cannot be made again."];
    return redactAll({ notes, digests: entry.detail?.hashes ?? [], names: [] }, mask);
  }
  const diagnosis = await (verdict === "refused" ? diagnoseRefused(exchange) : diagnoseAccepted(exchange));
  if (!diagnosis) return undefined;
  const { headline, notes, difference, steps } = diagnosis;
  const hasSensitive = sensitiveOf(exchange).length > 0;
  const hide = <Part extends { expression: string; shown: string }>(part: Part): Part =>
    hasSensitive && isEncoded(part) ? { ...part, shown: hidden } : part;
  const shown: ShownExplanation = {
    ...(verdict === "refused" && { headline }),
    notes,
    ...(difference && { difference: hideEncoded(difference, mask) }),
    digests: (await explainSteps(steps)).map((digest) => ({
      ...digest,
      // The parts have all of it.
      canonical: "",
      parts: digest.parts.map(hide),
    })),
    names: (await explainNames(steps)).map(hide),
  };
  return redactAll(shown, mask);
}

/** Whether something is in another alphabet, where what must not be seen is not found. What was hashed is not readable. */
const isEncoded = ({ expression, origin }: { expression: string; origin?: PartOrigin }): boolean =>
  origin !== "hash" && /\b(base64|base64url|hex|upper|lower)\(/.test(expression);

/** What was hashed by mistake may be in another alphabet, too. */
function hideEncoded(difference: FirstDifference, mask: Mask): FirstDifference {
  const { expected, yours } = difference;
  const isFound = mask(yours) !== yours || yours === "";
  return mask(expected) !== expected && !isFound ? { ...difference, yours: hidden } : difference;
}

type Question = Parameters<typeof diagnose>[0];

/** What an exchange is held against: a question for each URL that the request may have been signed for. */
function questionsOf({ at, target, routed, request }: Exchange, issued: Record<string, string> = {}): Question[] {
  const { contract, credentials } = target as NonNullable<Exchange["target"]>;
  const { operation, path } = routed as NonNullable<Exchange["routed"]>;
  const { schemes, servers, testCredentials } = contract;
  const about = { schemes, servers, testCredentials, security: operation.security, now: at };
  return [...signedForms(contract, request, path)].map((form) => ({
    ...about,
    credentials: { ...credentials, ...issued },
    request: form,
  }));
}

/**
 * The URL counts for which one mistake is found; else the vendor's own server, of which the refusal is told: for it two
 * mistakes at once are looked for, too.
 */
async function diagnoseRefused(exchange: Exchange): Promise<Diagnosis | undefined> {
  const questions = questionsOf(exchange).reverse();
  for (const question of questions) {
    const diagnosis = await diagnose({ ...question, pairs: false });
    if (diagnosis.verdict.ok || diagnosis.mistake) return diagnosis;
  }
  return questions[0] && diagnose(questions[0]);
}

/** The URL counts for which all is right. In the others nobody looks for a mistake, which takes long. */
async function diagnoseAccepted(exchange: Exchange): Promise<Diagnosis | undefined> {
  for (const question of questionsOf(exchange, issuedTokens(exchange)))
    for (const requirement of question.security) if (await fits(question, requirement)) return diagnose(question);
  return undefined;
}

async function fits({ schemes, request, credentials, now }: Question, requirement: Requirement): Promise<boolean> {
  if (requirement.some((name) => !Object.hasOwn(schemes, name))) return false;
  return verify(schemes, requirement, request, credentials, { now }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Tokens that were accepted: they are right, whoever remembers them now. */
function issuedTokens({ target, request }: Exchange): Record<string, string> {
  const { contract } = target as NonNullable<Exchange["target"]>;
  const tokens = readIssuers(contract).map((issuer) => [issuer.credential, presented(contract, issuer, request)]);
  return Object.fromEntries(tokens.filter(([, token]) => token !== undefined));
}
