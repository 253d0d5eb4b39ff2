import { isPromise } from "./awaitable.ts";
import { equalConstantTime } from "./bytes.ts";
import { CredentialError } from "./credential-error.ts";
import { evaluateTemplate, type Scope, type Step, type WireRequest } from "./evaluate.ts";
import { expandItems } from "./expand-items.ts";
import { type Carried, type Reading, readCarried, type Sent } from "./read-carried.ts";
import { claimOf, readParts } from "./read-value.ts";
import { gotFurther, placeOf, type Refusal, refuse } from "./refusal.ts";
import type { Rewritten } from "./rewrite-json.ts";
import type { Requirement, Schemes } from "./scheme.ts";
import { bare, builtInNames, callsIn, printWhole, type Template } from "./template.ts";

export type Verdict = { ok: true } | Refusal;

/** A value that was sent and is not the one that was made here, with what it was made of: secrets in clear. */
export interface Mismatch {
  /** The scheme. */
  scheme: string;
  template: Template;
  /** In the form of the template. */
  sent: string;
  scope: Scope;
}

export interface VerifyOptions {
  /** Milliseconds since 1970 UTC that clocks are compared with. Now, when absent. */
  now?: number;
  /** Sees each value that did not fit: for whoever looks for the reason. */
  onMismatch?: (mismatch: Mismatch) => void;
  /** Sees each value that fitted: for whoever shows how it came about. */
  onMatch?: (match: Omit<Mismatch, "sent">) => void;
}

type Listeners = Pick<VerifyOptions, "onMismatch" | "onMatch">;

/** Each of several values of one credential is accepted, such as an old secret and its successor. */
export type KnownCredentials = Readonly<Record<string, string | readonly string[] | undefined>>;

type Credentials = Readonly<Record<string, string | undefined>>;

/**
 * Checks that a request carries what the schemes of one requirement demand, as a vendor would: every value is there, has
 * the form of its template, names our credentials, has a clock within `clockSkew`, and signs exactly these bytes. The
 * comparison takes the same time wherever the values differ.
 *
 * @throws CredentialError when a template reads a body of another form than was sent, or a credential is missing.
 */
export async function verify(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: KnownCredentials,
  { now = Date.now(), ...listeners }: VerifyOptions = {},
): Promise<Verdict> {
  const expanded = expandItems(schemes, requirement, request);
  const isNested = requirement.some((name) => schemes[name]?.in === "body" && /.\//.test(schemes[name].name));
  const hasTokens = () => requirement.some((name) => callsIn(schemes[name]?.value ?? []).includes("base64url"));
  let closest: Refusal | undefined;
  for (const one of combinations(credentials)) {
    // Objects around a property of the body were there before it was signed, or were made for it: nobody can see which.
    for (const reading of readings) {
      if ((reading.prune && !isNested) || (reading.rewrite && !hasTokens())) continue;
      const verdict = await verifyWith(expanded.schemes, expanded.requirement, request, one, now, reading, listeners);
      if (verdict.ok) return verdict;
      if (gotFurther(verdict, closest)) closest = verdict;
    }
  }
  return closest as Refusal;
}

/** `verify`, where a body of another form than a template reads is a reason to refuse the request, too. */
export async function verdictOf(...parameters: Parameters<typeof verify>): Promise<Verdict> {
  try {
    return await verify(...parameters);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    return refuse(parameters[1][0] ?? "", "malformed", error.message);
  }
}

const readings: readonly Reading[] = [
  { prune: false, rewrite: false },
  { prune: false, rewrite: true },
  { prune: true, rewrite: false },
];

function combinations(credentials: KnownCredentials): Credentials[] {
  if (Object.values(credentials).every((known) => typeof known !== "object")) return [credentials as Credentials];
  let all: Record<string, string | undefined>[] = [{}];
  for (const [name, known] of Object.entries(credentials)) {
    const values = typeof known === "object" && known.length ? known : [known as string | undefined];
    all = values.flatMap((value) => all.map((one) => ({ ...one, [name]: value })));
  }
  return all;
}

async function verifyWith(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: Credentials,
  now: number,
  reading: Reading,
  listeners: Listeners,
): Promise<Verdict> {
  const carried = readCarried(schemes, requirement, request, reading);
  if ("reason" in carried) return carried;
  const clock = clockOf(carried);
  const refusal = refuseUnknown(carried, credentials) ?? refuseStale(carried, clock, now);
  if (refusal) return refusal;
  for (const sent of carried.sent) {
    const mismatch = await refuseMismatch(sent, carried, credentials, clock || now, listeners);
    if (mismatch) return mismatch;
  }
  return { ok: true };
}

function refuseUnknown({ names, carriers }: Carried, credentials: Credentials): Refusal | undefined {
  for (const [key, value] of Object.entries(names)) {
    if (builtInNames.includes(key)) continue;
    const { name, scheme } = carriers[key] as Sent;
    if (!equalConstantTime(value, credentials[key] ?? "") || !credentials[key])
      return refuse(name, "unknown", `the ${key} in the ${placeOf(scheme)} is not one that is known here`);
  }
  return undefined;
}

function refuseStale({ sent }: Carried, clock: number | undefined, now: number): Refusal | undefined {
  for (const { name, scheme } of sent) {
    if (scheme.clockSkew === undefined) continue;
    const place = placeOf(scheme);
    if (clock === undefined || Number.isNaN(clock))
      return refuse(name, "malformed", `the ${place} carries no readable clock`);
    const off = Math.abs(now - clock) / 1000;
    if (off <= scheme.clockSkew) continue;
    const how = `${Math.round(off)} s ${clock < now ? "behind" : "ahead of"} ours`;
    return refuse(name, "stale", `the clock in the ${place} is ${how}; at most ${scheme.clockSkew} s are allowed`);
  }
  return undefined;
}

async function refuseMismatch(
  { name, scheme, variants, request, original }: Sent,
  { names, texts }: Carried,
  credentials: Credentials,
  at: number,
  { onMismatch, onMatch }: Listeners,
): Promise<Refusal | undefined> {
  const scopeOf = (variant: string, onStep?: (step: Step) => void, sent = texts): Scope => ({
    // One by one: properties that follow a spread cost ten times as much.
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: request.body,
    credentials,
    clock: { at, nonce: names.nonce ?? "" },
    captured: names,
    texts: Object.keys(sent).length ? sent : undefined,
    claim: claimOf(scheme.value, variant),
    onStep,
  });
  const expect = (variant: string, onStep?: (step: Step) => void, sent = texts) =>
    evaluateTemplate(scheme.value, scopeOf(variant, onStep, sent));
  let matches = false;
  if (original) {
    const saysSame = saysTheSame(scheme.value, variants[0] as string, await expect(variants[0] as string), original);
    const made = await expect(original.value, undefined, { ...texts, ...original.texts });
    if (saysSame && equalConstantTime(made, original.value)) matches = true;
  }
  for (const variant of variants) {
    const expected = expect(variant);
    // A value that is there is not awaited: each await costs as much as a small hash.
    if (equalConstantTime(variant, isPromise(expected) ? await expected : expected)) matches = true;
  }
  if (matches) {
    onMatch?.({ scheme: name, template: scheme.value, scope: scopeOf(variants[0] ?? "") });
    return undefined;
  }
  for (const sent of onMismatch ? variants : [])
    onMismatch?.({ scheme: name, template: scheme.value, sent, scope: scopeOf(sent) });
  const steps: Step[] = [];
  await expect(variants.at(-1) as string, (step) => steps.push(step));
  return refuse(
    name,
    "mismatch",
    `the ${placeOf(scheme)} is not the one that this request and these credentials give`,
    steps,
  );
}

/** Whether the tokens of a value say what the template makes, whatever their bytes. */
function saysTheSame(template: Template, value: string, expected: string, { texts }: Rewritten): boolean {
  const made = readParts(template, expected);
  return (readParts(template, value) ?? []).every(({ part, text }, i) => {
    if (typeof part === "string" || !Object.hasOwn(texts, printWhole(bare(part)))) return true;
    return equalConstantTime(text, made?.[i]?.text ?? "");
  });
}

/** The instant that a request claims, in milliseconds: the finest that it tells. */
function clockOf({ names, times }: Carried): number | undefined {
  if (names.unixMillis !== undefined) return wholeNumber(names.unixMillis);
  if (names.isoTime !== undefined) return Date.parse(names.isoTime);
  const seconds = names.unixSeconds;
  const told = seconds === undefined ? [] : [{ at: wholeNumber(seconds) * 1000, step: 1000 }];
  return [...told, ...times].sort((a, b) => a.step - b.step)[0]?.at;
}

const wholeNumber = (digits: string): number => (/^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN);
