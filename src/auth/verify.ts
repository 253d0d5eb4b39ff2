import { equalConstantTime } from "./bytes.ts";
import { isPromise } from "./digests.ts";
import { evaluateTemplate, type Step, type WireRequest } from "./evaluate.ts";
import { type Captures, captureNames, claimOf } from "./read-value.ts";
import { readVariants } from "./read-variants.ts";
import type { Requirement, Scheme, Schemes } from "./scheme.ts";
import { sentValue } from "./sent-value.ts";
import { builtInNames, namesIn, type Template } from "./template.ts";
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

export interface VerifyOptions {
  /** Milliseconds since 1970 UTC that clocks are compared with. Now, when absent. */
  now?: number;
}

/** Several values of one credential are all let in, such as an old secret beside its successor. */
export type KnownCredentials = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether a request got further before it was refused than another did: its refusal says more. */
export const gotFurther = ({ reason }: Refusal, other: Refusal | undefined): boolean =>
  !other || refusalReasons.indexOf(reason) > refusalReasons.indexOf(other.reason);

/**
 * Checks that a request carries what the schemes of one requirement demand, as a provider would: every value is there,
 * has the form of its template, names our credentials, has a clock within `clockSkew`, and signs these very bytes.
 * The comparison takes the same time wherever the values differ.
 *
 * @throws CredentialError when a template reads a body of another form than was sent, or a credential is missing.
 */
export async function verify(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: KnownCredentials,
  { now = Date.now() }: VerifyOptions = {},
): Promise<Verdict> {
  let closest: Refusal | undefined;
  for (const one of combinations(credentials)) {
    const verdict = await verifyWith(schemes, requirement, request, one, now);
    if (verdict.ok) return verdict;
    if (gotFurther(verdict, closest)) closest = verdict;
  }
  return closest as Refusal;
}

function combinations(credentials: KnownCredentials): Readonly<Record<string, string | undefined>>[] {
  if (Object.values(credentials).every((known) => typeof known !== "object"))
    return [credentials as Readonly<Record<string, string | undefined>>];
  let all: Record<string, string | undefined>[] = [{}];
  for (const [name, known] of Object.entries(credentials)) {
    const values = typeof known === "object" && known.length ? known : [known as string | undefined];
    all = values.flatMap((value) => all.map((one) => ({ ...one, [name]: value })));
  }
  return all;
}

/** One value as it was sent: its readings in the form of its template, and the request that it was made of. */
interface Sent {
  name: string;
  scheme: Scheme;
  variants: string[];
  request: WireRequest;
}

async function verifyWith(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: Readonly<Record<string, string | undefined>>,
  now: number,
): Promise<Verdict> {
  const sent: Sent[] = [];
  const captured: Record<string, string> = {};
  const carriers: Record<string, Sent> = {};
  const times: ReadTime[] = [];
  const refuse = (scheme: string, reason: Refusal["reason"], message: string, steps: Step[] = []): Refusal => ({
    ok: false,
    scheme,
    reason,
    message,
    steps,
  });

  // Backwards, because a value in the query or body was placed after its own template and the earlier ones saw it.
  let seen = request;
  for (const name of [...requirement].reverse()) {
    const scheme = schemes[name] as Scheme;
    const where = `${scheme.in} ${scheme.name}`;
    const read = sentValue(scheme, seen);
    if (!read) return refuse(name, "missing", `the ${where} is missing`);
    seen = read.request;
    // Only that it is there can be said of a value that nobody knows how to make.
    if (scheme.unknown !== undefined) continue;
    const readings: { variant: string; captures: Captures }[] = [];
    for (const variant of readVariants(scheme.value, read.value)) {
      const captures = captureNames(scheme.value, variant);
      if (captures) readings.push({ variant, captures });
    }
    const first = readings[0];
    if (!first) return refuse(name, "malformed", `the ${where} does not have the form ${formOf(scheme.value)}`);
    const text = readings.length > 1 && JSON.stringify(first.captures);
    const variants = readings
      .filter((one) => one === first || JSON.stringify(one.captures) === text)
      .map(({ variant }) => variant);
    const one = { name, scheme, variants, request: seen };
    times.push(...first.captures.times);
    for (const [key, value] of Object.entries(first.captures.names)) {
      if (Object.hasOwn(captured, key) && captured[key] !== value)
        return refuse(name, "mismatch", `two values were sent for ${key}`);
      captured[key] = value;
      carriers[key] = one;
    }
    sent.unshift(one);
  }

  for (const [key, value] of Object.entries(captured)) {
    if (builtInNames.includes(key)) continue;
    const { name, scheme } = carriers[key] as Sent;
    if (!equalConstantTime(value, credentials[key] ?? "") || !credentials[key])
      return refuse(name, "unknown", `the ${key} in the ${scheme.in} ${scheme.name} is not one that is known here`);
  }

  const clock = clockOf(captured, times);
  for (const { name, scheme } of sent) {
    if (scheme.clockSkew === undefined) continue;
    if (clock === undefined || Number.isNaN(clock))
      return refuse(name, "malformed", `the ${scheme.in} ${scheme.name} carries no readable clock`);
    const off = Math.abs(now - clock) / 1000;
    if (off > scheme.clockSkew) {
      const direction = clock < now ? "behind" : "ahead of";
      return refuse(
        name,
        "stale",
        `the clock in the ${scheme.in} ${scheme.name} is ${Math.round(off)} s ${direction} ours; at most ${scheme.clockSkew} s are allowed`,
      );
    }
  }

  for (const { name, scheme, variants, request } of sent) {
    const expect = (variant: string, onStep?: (step: Step) => void) =>
      // Each by its name: what stands behind a spread costs ten times as much.
      evaluateTemplate(scheme.value, {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: request.body,
        credentials,
        clock: { at: clock || now, nonce: "" },
        captured,
        claim: claimOf(scheme.value, variant),
        onStep,
      });
    let matches = false;
    for (const variant of variants) {
      const expected = expect(variant);
      // What is there is not waited for: every wait costs as much as a small hash.
      if (equalConstantTime(variant, isPromise(expected) ? await expected : expected)) matches = true;
    }
    if (matches) continue;
    const steps: Step[] = [];
    await expect(variants.at(-1) as string, (step) => steps.push(step));
    return refuse(
      name,
      "mismatch",
      `the ${scheme.in} ${scheme.name} is not the one that this request and these credentials give`,
      steps,
    );
  }
  return { ok: true };
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

/** The instant that the request claims, in milliseconds: the finest that it tells. */
function clockOf(captured: Record<string, string>, times: readonly ReadTime[]): number | undefined {
  if (captured.unixMillis !== undefined) return wholeNumber(captured.unixMillis);
  if (captured.isoTime !== undefined) return Date.parse(captured.isoTime);
  if (captured.unixSeconds !== undefined) return wholeNumber(captured.unixSeconds) * 1000;
  return [...times].sort((a, b) => a.step - b.step)[0]?.at;
}

const wholeNumber = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
