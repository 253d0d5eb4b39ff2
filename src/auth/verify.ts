import { isPromise } from "./awaitable.ts";
import { equalConstantTime } from "./bytes.ts";
import { evaluateTemplate, type Scope, type Step, type WireRequest } from "./evaluate.ts";
import { expandItems } from "./expand-items.ts";
import { type Captures, captureNames, claimOf, readParts } from "./read-value.ts";
import { readVariants } from "./read-variants.ts";
import { type Rewritten, rewriteJson } from "./rewrite-json.ts";
import type { Requirement, Scheme, Schemes } from "./scheme.ts";
import { sentValue } from "./sent-value.ts";
import { bare, builtInNames, callsIn, namesIn, printWhole, type Template } from "./template.ts";
import type { ReadTime } from "./time-format.ts";

/**
 * How far a request can get before it is refused, the least far first. `missing`: the value is not there. `malformed`:
 * it does not have the form of its template. `unknown`: it names other credentials than ours. `stale`: its clock is too
 * far off. `mismatch`: the signature is another.
 */
export const refusalReasons = ["missing", "malformed", "unknown", "stale", "mismatch"] as const;

/** Why a request is refused. */
export interface Refusal {
  ok: false;
  /** The scheme that it fails. */
  scheme: string;
  reason: (typeof refusalReasons)[number];
  /** One sentence for people, without any secret. */
  message: string;
  /** What was hashed here, innermost first, when the reason is `mismatch`. */
  steps: Step[];
}

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

/** Whether a request got further before it was refused than another did: its refusal says more. */
export const gotFurther = ({ reason }: Refusal, other: Refusal | undefined): boolean =>
  !other || refusalReasons.indexOf(reason) > refusalReasons.indexOf(other.reason);

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

/** How a request is read: whether objects that hold nothing but a value go with it, and whether tokens are rewritten. */
interface Reading {
  prune: boolean;
  rewrite: boolean;
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

/** One value as it was sent: its readings in the form of its template, and the request that it was made of. */
interface Sent {
  name: string;
  scheme: Scheme;
  variants: string[];
  request: WireRequest;
  /** What was sent, where tokens in it were rewritten. */
  original?: Rewritten;
}

/** What a request carries for a requirement. */
interface Carried {
  /** In the order of the requirement, without the values that cannot be made. */
  sent: Sent[];
  /** Names that the values tell, and the value that tells each. */
  names: Record<string, string>;
  texts: Record<string, string>;
  carriers: Record<string, Sent>;
  times: ReadTime[];
}

const refuse = (scheme: string, reason: Refusal["reason"], message: string, steps: Step[] = []): Refusal => ({
  ok: false,
  scheme,
  reason,
  message,
  steps,
});

const placeOf = (scheme: Scheme): string => `${scheme.in} ${scheme.name}`;

function readCarried(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  { prune, rewrite }: Reading,
): Carried | Refusal {
  const carried: Carried = { sent: [], names: {}, texts: {}, carriers: {}, times: [] };
  // Backwards, because a value in the query or body was placed after its own template and the earlier ones saw it.
  let seen = request;
  for (const name of [...requirement].reverse()) {
    const scheme = schemes[name] as Scheme;
    const read = sentValue(scheme, seen, prune);
    if (!read && scheme.optional) continue;
    if (!read) return refuse(name, "missing", `the ${placeOf(scheme)} is missing`);
    seen = read.request;
    // A value that cannot be made can only be there or not.
    if (scheme.unknown !== undefined) continue;
    const rewritten = rewrite ? rewriteJson(scheme.value, read.value) : undefined;
    const form = readForm(scheme.value, rewritten?.value ?? read.value);
    if (!form)
      return refuse(name, "malformed", `the ${placeOf(scheme)} does not have the form ${formOf(scheme.value)}`);
    const sent = {
      name,
      scheme,
      variants: form.variants,
      request: seen,
      ...(rewritten && { original: { value: read.value, texts: rewritten.texts } }),
    };
    for (const [key, value] of Object.entries(form.captures.names)) {
      if (Object.hasOwn(carried.names, key) && carried.names[key] !== value)
        return refuse(name, "mismatch", `two values were sent for ${key}`);
      carried.names[key] = value;
      carried.carriers[key] = sent;
    }
    for (const [key, value] of Object.entries(form.captures.texts)) {
      if (Object.hasOwn(carried.texts, key) && carried.texts[key] !== value)
        return refuse(name, "mismatch", `two values were sent for ${key}`);
      carried.texts[key] = value;
    }
    carried.times.push(...form.captures.times);
    carried.sent.unshift(sent);
  }
  return carried;
}

/** The readings of a value that tell the same as the first, and what they tell. */
function readForm(template: Template, value: string): { variants: string[]; captures: Captures } | undefined {
  const readings: { variant: string; captures: Captures }[] = [];
  for (const variant of readVariants(template, value)) {
    const captures = captureNames(template, variant);
    if (captures) readings.push({ variant, captures });
  }
  const first = readings[0];
  if (!first) return undefined;
  const told = readings.length > 1 && JSON.stringify(first.captures);
  const same = readings.filter((one) => one === first || JSON.stringify(one.captures) === told);
  return { variants: same.map(({ variant }) => variant), captures: first.captures };
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

const formOf = (template: Template): string =>
  JSON.stringify(
    template
      .map((part) =>
        typeof part === "string"
          ? part
          : `<${"name" in part ? part.name : namesIn([part]).length ? "signature" : "text"}>`,
      )
      .join(""),
  );

/** The instant that a request claims, in milliseconds: the finest that it tells. */
function clockOf({ names, times }: Carried): number | undefined {
  if (names.unixMillis !== undefined) return wholeNumber(names.unixMillis);
  if (names.isoTime !== undefined) return Date.parse(names.isoTime);
  const seconds = names.unixSeconds;
  const told = seconds === undefined ? [] : [{ at: wholeNumber(seconds) * 1000, step: 1000 }];
  return [...told, ...times].sort((a, b) => a.step - b.step)[0]?.at;
}

const wholeNumber = (digits: string): number => (/^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN);
